// What employers are called: legal forms, which are certain, and words for kinds of organisations, which are likely.

/** At the end of a name, or before `& Co. KG`. Without points and accents. */
const legalForms =
  'gmbh ag kg kgaa ohg gbr ug ev eg mbh inc incorporated llc llp lp ltd limited plc corp corporation co sa sas sasu sarl eurl sci scop snc sl slu slp sll scp sau srl spa bv nv ab oy as aps se pty pte kk';

const english = `
academy agency pub tavern airlines airport airways army army associates association authority bakery bank bar board borough brewery bureau cafe capital care center centre
chamber charity church city clinic club college commission committee communications community companies company consultants consulting consultancy
cooperative council county court department depot designs diner district electric electronics energy engineering enterprise enterprises entertainment
estate exchange express factory farm farms federation finance financial firm force foods foundation freelance fund garage gallery games government group gym
health healthcare holding holdings home hospital hospitals hotel hotels inn institute institution insurance international investments journal kitchen lab
laboratories laboratory labs library logistics magazine manufacturing market markets media ministry motors museum navy network networks news nursery office
organisation organization packaging partners parish pharma pharmaceuticals pharmacy plant police power practice press productions products properties publishers publishing railway
realty records research resort resources restaurant restaurants retail salon school schools security services shipping shop society software solutions startup steel store stores
studio studios supermarket supply surgery systems team tech technologies technology telecom theater theatre transport trust united universities university ventures village warehouse works zoo
abbey agencies aggregates apothecary apparel appliances aquarium armory asylum atelier auction automotive autos bakeries bancorp bancshares banking
barracks bazaar biotech boatyard bookshop bookstore boutique brands broadcasting brokers brothers builders butchers cannery carriers casino castle
cathedral cellars chemicals chocolates cinema cinemas circus cleaners clinics coalition collective collieries colliery comprehensive confectionery
congregation conservancy conservation conservatoire constabulary constructors containers convent coop corporation creamery creations creative dairies
dairy daycare dealership deli delicatessen denture developments distillery distributors docks dynamics eatery electrical embassy embroidery endowment
estates fabrics faculty fisheries fitness fixtures florist forge forum foundry furnishings furniture garages gazette generator granary grange
greenhouse greenhouses grill grocers grocery growers guesthouse guild hardware hatchery haulage headquarters heritage homes horticultural hospice
hostel hub incubator industries infirmary ironworks jail jewelers jewellers kennels kindergarten kitchens league leasing lifts limousine liquors
locksmiths lodge lodging machinery mall manor mansion marina marine maritime mart metalworks mills mines mining mission monastery movers municipality
nurseries observatory opera optics orchard orchards orchestra organics orphanage outfitters palace parlour patisserie pavilion petroleum
pharmaceutical philharmonic pizza pizzeria plastics pottery poultry preschool prison publications quarries quarry ranch refinery rentals roasters
sanctuary sawmill scaffolding seafood seeds seminary shelter shipyard sisters smiles smokehouse stable stables stadium stationers stationery steamship
surveyors tannery taxi taxis telecommunications telegraph tenders textiles tiles trades trailers tribune trucking union utilities vehicles veterinary
vineyard vineyards vintners waterworks wharf winery wines workshop yacht yard`;

const german = `
agentur akademie altenheim wohnheim kinderheim allianz amt amtsgericht anstalt anwaltskanzlei apotheke architekturburo arbeitsamt autohaus backerei baumarkt bauunternehmen behorde betrieb bibliothek brauerei buro bundesamt bundesagentur bundeswehr
caritas dienstleistungen diakonie druckerei elektrotechnik fabrik feuerwehr filiale firma flughafen forschungszentrum gaststatte gasthof gemeinde gericht gesellschaft gruppe gymnasium gesamtschule grundschule handel handwerkskammer haus hochschule
holding ingenieurburo institut kanzlei kammer kaufhaus kindergarten kindertagesstatte kita klinik kliniken klinikum krankenhaus kreis landesamt landratsamt
logistik maschinenbau ministerium museum pflegedienst pflegeheim polizei praktikumsbetrieb praxis realschule rathaus reiseburo schule seniorenheim seniorenzentrum sozialstation sparkasse spedition stadt stadtwerke stadtverwaltung stiftung
supermarkt technik universitat universitatsklinikum unternehmen unternehmensberatung verband verein verlag versicherung versicherungen verwaltung volksbank volkshochschule werk werke werkstatt wirtschaftsprufung zeitung zentrum
ambulanz anzeiger arche armee arztehaus atelier augenoptik ausschuss autowerkstatt badeanstalt bahnhof bank banken bauernhof baugesellschaft bauhof
baumschule bergbahn bergbahnen bergwerk bestattungen biohof blumen botschaft brennerei buchhandlung bundesheer bundesministerium cafe contor
dachdeckerei drogerie edeka eisenwerk erzbistum fabriken fachklinik fahrschule feinmechanik finanzamt fischerei fleischerei forderschule forst
forstamt forstbetrieb frauenhaus friseursalon fuhrpark galerie gartnerei gasthaus gastwirtschaft gebaudereinigung gemeindeverwaltung genossenschaft
gestut gewerkschaft giesserei glaserei glaswerk grosshandel handelshaus hausverwaltung hebammenpraxis hilfswerk hofladen hospiz hotel hotels hutte
ingenieure innung institute internat jugendamt jugendhaus jugendherberge justizvollzugsanstalt kantine kanton kantonsspital kaserne katasteramt
kellerei kieswerk kinderhaus kirchengemeinde kombinat konditorei konservenfabrik konsulat konzern kraftwerk kreisverwaltung kunsthalle labor
landgericht landkreis lebenshilfe lift lifte magistrat maklerburo malerbetrieb manufaktur maschinenfabrik metzgerei mobelhaus molkerei muhle
musikschule orchester papierfabrik parfumerie partei pension pensionat pfarramt pfarrei philharmonie planungsburo raiffeisen rechtsanwalte reederei
reiterhof reitstall residenz restaurant rundfunk sagewerk sanatorium sanitatshaus schlachthof schlosserei schmiede schreinerei schuhhaus schulamt
seilbahn seilbahnen sender spital staatsanwaltschaft stadtarchiv stadtbibliothek stadtwerk stahlwerk steinbruch sternwarte steuerkanzlei studentenwerk
studio tageszeitung tankstelle tankstellen taxi telekom theater therapiezentrum tierarztpraxis tierheim tischlerei treuhand verkehrsbetriebe
verlagsgruppe verlagshaus verwaltungsgericht volkspark waisenhaus weingut weinkellerei werft werkhof werkstatten wohlfahrt wohnbau wohnungsbau
zahnarztpraxis zeitschrift ziegelei zimmerei zirkus zollamt zoo`;

const french = `
academie agence aeroport assurance assurances association atelier banque boulangerie boutique cabinet caisse centre chambre chu clinique college collectivite
communaute compagnie conseil cooperative creche departement ecole editions ehpad energie entreprise etablissement etablissements etude fabrique federation ferme fondation galerie garage groupe
hopital hopitaux hotel imprimerie industrie industries institut laboratoire laboratoires librairie lycee magasin mairie maison mediatheque ministere musee mutuelle
office orchestre pharmacie prefecture residence restaurant societe studio supermarche syndicat transports universite usine ville
abattoir abbaye aerodrome afpa agglomeration agropole ambassade ambulances amphitheatre apiculture aquarium archives armee artisans assemblee
assistance auberge auditorium autocars autoecole automobiles ballet baraque barreau bataillon bibliotheque bijouterie biscuiterie blanchisserie
bonneterie boucherie boulangeries bourse brasserie brasseries bricolage cafe cafeteria camping carrieres carrosserie caserne casino cathedrale cave
cegep chai chantier chantiers charcuterie charpentes chateau chaudronnerie chemins chocolaterie cidrerie cinema cirque clos club coiffure comite
commanderie commissariat comptoir concession conciergerie confederation confiserie confrerie congregation conservatoire conserverie consortium
constructions consulat cordonnerie coulisses couvent croix distillerie distribution docks domaine domaines douane ebenisterie ecurie ecuries editeurs
eglise embouteillage epicerie fabriques faculte faience filature fleuriste foire fonderie fonds forge forges foyer fromagerie garderie gare gazette
gendarmerie geometres gite golf grange greffe halle halles haras horlogerie hospices huilerie industriel institution internat jardin jardinerie
jardins journal journaux laiterie laverie ligue lingerie logiciels logis lunetterie magasins manufacture marais maroquinerie maternite menuiseries
messageries meubles minoterie mission monastere monoprix moulin moulins municipalite museum observatoire opera orphelinat palais papeterie parc parcs
parfumerie parlement paroisse patisserie paysages pecheries pension pensionnat pepiniere pepinieres petrole phare pisciculture piscine plage
poissonnerie police polyclinique pompes primeurs prison quincaillerie radio raffinerie ranch rectorat residences routes salaisons salon sanatorium
scierie seminaire serres serrurerie sncf sommellerie stade studios sucrerie supermarches tannerie teinturerie telecommunications theatre thermes
tissage torrefaction traiteur tresor tribunal tuilerie usines vacances vergers verrerie veterinaire vignobles voirie zoo`;

const spanish = `
academia aerolineas agencia aseguradora asociacion autoescuela ayuntamiento banco biblioteca bodega bodegas bufete cadena camara cafeteria caja centro cerveceria clinica colegio comunidad compania
comercial confederacion construcciones consejeria consultora consultoria cooperativa corporacion correos cruz despacho diputacion distribuidora editorial empresa escuela estudio fabrica farmacia federacion ferreteria
fundacion gestoria grupo guarderia hospital hostal hotel industrias ingenieria inmobiliaria instituto laboratorio laboratorios libreria mercado ministerio mutua museo oficina
panaderia parroquia periodico policia residencia restaurante seguros servicios sociedad supermercado supermercados taller talleres telecomunicaciones tienda transportes universidad
aceria acuario aduana aeropuerto agropecuaria agrupacion albergue alcaldia alfareria almacen almacenes almazara ambulancias anfiteatro aparcamientos
apicola archivo arzobispado asamblea aserradero asilo astillero astilleros atelier audiencia autobuses automotores automoviles avicola ballet
balneario bancaria barberia barracas basilica bazar benemerito bomberos boticas boutique brigada buffet cableado cadenas cafe cafes cajas camping
canteras caritas carniceria carpinteria carpinterias carrocerias casino catastro catedral caves cementos central ceramica ceramicas cerrajeria
cervecera charcuteria chocolates ciclos cine cines circo circulo codelco cofradia colectivo comandancia comedor comedores comercializadora comite
concesionaria concesionario confiteria congreso conserjeria conservera consorcio constructora constructoras consulado consultores consultorio
contratas convento cortijo cosechas cristaleria cuartel defensoria destileria discoteca distribuidoras drogueria ediciones ejercito electrodomesticos
embajada embotelladora embutidos emisora ermita establecimiento estancia fabricas facultad farmaceutica farmacias ferrocarriles ferroviaria fiduciaria
filarmonica finca fincas fiscalia floristeria fonda forja frigorifico frigorificos fundicion fundiciones galeria galerias ganadera ganaderia garaje
gasolinera gasolineras gimnasio gobernacion granja granjas grua gruas guarderias hacienda harinera heladeria helados hermandad herreria hidroelectrica
hilaturas hipermercado hipermercados hospedaje hosterias hoteles huerta iglesia imprenta ingenio inmobiliarias intendencia invernadero invernaderos
jardineria joyeria junta juzgado lacteos lavanderia liceo loteria marmoles matadero mataderos mensajeria mercados meson metalurgica metalurgicas mina
minas minera mineria mobiliario molino molinos monasterio muebleria municipalidad municipio mutualidad naviera navieras notaria notarias obispado
observatorio odontologia olivarera ong opticas orfanato organizacion orquesta paneles papelera papeleria paquetes parador parking parque pasteleria
pastoral patronato peluqueria pension pescaderia pesquera pesqueros petroleos piscina piscinas pizzeria policlinica policlinico polideportivo
portuaria posada prefectura productora promotora protesica queseria quesos refineria refinerias restaurantes revista salvamento sanatorio santuario
sastreria sederia seminario senado siderurgica sindicato surtidores tapiceria teatro teatros tejidos teleferico telefonica termas tiendas tintoreria
toros tranvias urbanizadora vinicola viveros zapateria zoologico`;

export const legalFormWords: ReadonlySet<string> = new Set(legalForms.split(' '));

export const organisationWords: ReadonlySet<string> = new Set(
  [english, german, french, spanish].flatMap((words) => words.trim().split(/\s+/)),
);

/** German writes compounds as one word: `Uniklinik`, `Kreissparkasse`, `Autowerkstatt`. */
export const germanOrganisationEndings: readonly string[] =
  'agentur akademie altenheim wohnheim kinderheim amt anstalt apotheke backerei behorde betrieb brauerei buro fabrik feuerwehr gesellschaft gymnasium schule gruppe handel haus holding hochschule institut kanzlei kammer klinik klinikum kliniken krankenhaus ministerium praxis sparkasse spedition stadtwerke stiftung technik universitat unternehmen verband verein verlag versicherung versicherungen verwaltung volksbank werk werke werkstatt wirtschaft zentrum zeitung'.split(
    ' ',
  );

/** A part of an employer, which is told with it: `Emergency Department, Riverside Hospital`. */
export const subunitForm =
  /^(?:\p{L}+ ){0,3}(?:department|dept|unit|ward|division|team|abteilung|station|bereich|referat|service|servicio|departamento|departement|equipe|equipo|lehrstuhl|faculty|fakultat|faculte|facultad)\b/u;

/** `Roy, Bélanger et associés`, `Meyer & Söhne`, `Smith and Sons`. */
export const familyForm =
  /(?:&|\+|\b(?:and|und|et|y))\s*(?:associ\p{L}*|asoc\p{L}*|partners?|sons?|sohne?|fils|freres|hijos?|hermanos|co|cie|cia|daughters?|tochter|company)\b/u;
