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
studio studios supermarket supply surgery systems team tech technologies technology telecom theater theatre transport trust united universities university ventures village warehouse works zoo`;

const german = `
agentur akademie altenheim wohnheim kinderheim allianz amt amtsgericht anstalt anwaltskanzlei apotheke architekturburo arbeitsamt autohaus backerei baumarkt bauunternehmen behorde betrieb bibliothek brauerei buro bundesamt bundesagentur bundeswehr
caritas dienstleistungen diakonie druckerei elektrotechnik fabrik feuerwehr filiale firma flughafen forschungszentrum gaststatte gasthof gemeinde gericht gesellschaft gruppe gymnasium gesamtschule grundschule handel handwerkskammer haus hochschule
holding ingenieurburo institut kanzlei kammer kaufhaus kindergarten kindertagesstatte kita klinik kliniken klinikum krankenhaus kreis landesamt landratsamt
logistik maschinenbau ministerium museum pflegedienst pflegeheim polizei praktikumsbetrieb praxis realschule rathaus reiseburo schule seniorenheim seniorenzentrum sozialstation sparkasse spedition stadt stadtwerke stadtverwaltung stiftung
supermarkt technik universitat universitatsklinikum unternehmen unternehmensberatung verband verein verlag versicherung versicherungen verwaltung volksbank volkshochschule werk werke werkstatt wirtschaftsprufung zeitung zentrum`;

const french = `
academie agence aeroport assurance assurances association atelier banque boulangerie boutique cabinet caisse centre chambre chu clinique college collectivite
communaute compagnie conseil cooperative creche departement ecole editions ehpad energie entreprise etablissement etablissements etude fabrique federation ferme fondation galerie garage groupe
hopital hopitaux hotel imprimerie industrie industries institut laboratoire laboratoires librairie lycee magasin mairie maison mediatheque ministere musee mutuelle
office orchestre pharmacie prefecture residence restaurant societe studio supermarche syndicat transports universite usine ville`;

const spanish = `
academia aerolineas agencia aseguradora asociacion autoescuela ayuntamiento banco biblioteca bodega bodegas bufete cadena camara cafeteria caja centro cerveceria clinica colegio comunidad compania
comercial confederacion construcciones consejeria consultora consultoria cooperativa corporacion correos cruz despacho diputacion distribuidora editorial empresa escuela estudio fabrica farmacia federacion ferreteria
fundacion gestoria grupo guarderia hospital hostal hotel industrias ingenieria inmobiliaria instituto laboratorio laboratorios libreria mercado ministerio mutua museo oficina
panaderia parroquia periodico policia residencia restaurante seguros servicios sociedad supermercado supermercados taller talleres telecomunicaciones tienda transportes universidad`;

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
