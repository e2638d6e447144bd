// What jobs are called: general words, the masculine where there are two (see wordForms).

const english = `
accountant actor actuary adjuster administrator adviser advisor agent aide ambassador analyst animator anesthesiologist apprentice architect
archivist artist assembler assistant associate attendant attorney auditor author babysitter baker barber barista bartender bookkeeper
bricklayer broker builder butcher buyer captain caregiver caretaker carer carpenter cashier caterer ceo cfo chair chairman chairperson chairwoman
chef chemist chief cio cleaner clerk clinician cmo coach cofounder collector columnist commander commissioner composer conductor
consultant contractor controller coo cook coordinator copywriter correspondent counsel counsellor counselor courier cto curator custodian
dancer dealer dean decorator dentist deputy designer developer devops dietitian director dispatcher doctor driver economist editor educator
electrician engineer entrepreneur epidemiologist estimator evangelist examiner executive expert fabricator facilitator farmer fellow fighter
firefighter fitter foreman forester founder freelancer fundraiser gardener geologist grader groomer guard guide hairdresser handler handyman
head helper host hostess housekeeper hygienist illustrator inspector installer instructor intern internship interpreter interviewer investigator
janitor journalist judge keeper labeler laborer labourer landscaper lawyer lead leader lecturer librarian lifeguard logistician loader machinist
magistrate maid manager marketer mason mate mechanic mediator mentor merchandiser merchant midwife miller miner minister modeler moderator
musician nanny negotiator notary nurse nutritionist officer operative operator optician optometrist organiser organizer owner packer painter
paralegal paramedic partner pathologist peer pharmacist phlebotomist photographer physician physicist physiotherapist picker pilot planner plasterer
plumber podiatrist porter postdoc postman practitioner preceptor president principal printer producer professional professor programmer
promoter proofreader prosecutor psychiatrist psychologist publicist purchaser radiographer radiologist ranger realtor receptionist recruiter
registrar rep reporter representative researcher retoucher roofer sailor salesman salesperson saleswoman scheduler scientist screener scrum
secretary seller sergeant server setter shopkeeper sitter soldier solicitor sommelier sonographer specialist sqa statistician steward stocker
strategist student stylist superintendent supervisor surgeon surveyor svp tailor teacher technician technologist teller tester therapist trader
trainee trainer translator treasurer tutor typist underwriter usher veterinarian videographer vp volunteer waiter waitress warden 
warehouseman webmaster welder worker writer
acrobat aesthetician agronomist airman anaesthetist announcer anthropologist apiarist appraiser arborist archaeologist astronomer athlete auctioneer
audiologist bailiff barback beautician beekeeper bellhop biochemist biologist blacksmith blogger boatman bodyguard bookbinder bookseller botanist
bouncer boxer brewer busser cabinetmaker cameraman canvasser cartographer chaplain chauffeur childminder chiropractor choreographer climber coder
comedian concierge conservator constable coroner corporal councillor critic croupier deckhand demonstrator dermatologist detective dishwasher diver
docent dockworker doorman draftsman draughtsman dressmaker driller drummer ecologist electrologist endocrinologist engraver enumerator envoy
esthetician expediter farrier ferryman filmmaker fisherman fishmonger florist forwarder gamekeeper gatekeeper geneticist geographer geophysicist
glazier goldsmith governess greengrocer greenskeeper groundskeeper groundsman gunner haematologist herbalist historian horticulturist hydrologist
immunologist ironworker jeweller joiner lacemaker laundress lieutenant lineman linguist lithographer lobbyist locksmith longshoreman lumberjack
luthier magician maltster masseur masseuse mathematician medic metallurgist meteorologist microbiologist milkman millwright mixologist mortician
navigator neurologist newsreader obstetrician oceanographer oncologist ophthalmologist orderly orthodontist osteopath paediatrician palaeontologist
pastor pathfinder patrolman pediatrician perfusionist pharmacologist philologist philosopher phlebologist pianist pipefitter playwright poet pollster
postmaster priest proctor prosthetist provost puppeteer purser quartermaster rabbi rector referee repairer repairman robber sculptor seaman seamstress
sheriff shipwright shoemaker signalman skipper sociologist sous stagehand stoker stonemason storekeeper storyteller swimmer taxidermist telephonist
toolmaker toxicologist trooper trucker undertaker upholsterer urologist valuer vet vigneron violinist virologist vlogger watchmaker wheelwright
winemaker woodcutter woodworker wrangler yachtmaster zookeeper zoologist`;

const german = `
abteilungsleiter absolvent diplomand doktorand postdoktorand zivildiener altenpfleger amtsleiter anlagenmechaniker apotheker arbeiter architekt archivar arzt assistent assistenz assistenzarzt aushilfe
auszubildender auszubildende azubi backer bauleiter beamter beauftragter bediener berater bereichsleiter betreuer bibliothekar buchhalter
controller dachdecker direktor disponent dolmetscher dozent dreher einkaufer elektriker elektroniker elektroinstallateur entwickler ergotherapeut
erzieher experte fahrer fleischer fachangestellte fachangestellter fachkraft filialleiter forscher friseur fuhrer fuhrung gartner geselle gesellin
geschaftsfuhrer geschaftsfuhrung gesundheitspfleger gestalter grafiker grunder gutachter handler hausmeister hebamme heilpraktiker helfer hilfe hilfskraft
hilfsarbeiter informatiker ingenieur inhaber installateur journalist jurist kassierer kaufmann kellner koch kommissionierer konditor
konstrukteur koordinator kraft krankenpfleger krankenschwester kurier laborant lackierer lagerist landwirt lehrer lehrling lehrbeauftragter leiter leitung lektor
logistiker makler maler maurer mechaniker mechatroniker meister mitarbeiter mitarbeit monteur notar padagoge pfleger pflegefachfrau
pflegefachmann pflegefachkraft pflegekraft pflegehelfer physiotherapeut planer polier polizist praktikant praktikum projektleiter projektleitung prokurist
prufer psychologe redakteur referendar referent reinigungskraft richter sachbearbeiter sachbearbeitung sanitater schichtleiter schlosser schneider schreiner
schulleiter schwester sekretar sekretariat servicekraft sozialarbeiter sozialpadagoge spezialist steuerberater student stellvertreter supporter techniker
teamleiter teamleitung therapeut tierarzt tischler tutor ubersetzer unternehmensberater verkaufer verkauf vertreter verwalter volontar volontariat vorarbeiter
vorstand werkstudent wissenschaftler zahnarzt zerspanungsmechaniker zimmermann zusteller zivildienst ferienjob nebenjob hiwi oberarzt chefarzt facharzt fachfrau fachmann
agronom analyst angestellter anlagenfuhrer anwalt arbeiterin archaologe astronom augenoptiker ausbilder ausfahrer bademeister baggerfahrer
bankkaufmann bauzeichner beikoch bereiter bergmann berufskraftfahrer binnenschiffer biologe bodenleger bootsbauer brandmeister braumeister buchbinder
buchhandler bufdi buhnenbildner busfahrer chemielaborant chemikant chemiker chirurg chorleiter datentypist dekorateur detektiv diatassistent diplomat
dirigent dramaturg dramaturgin drogist einsteller einzelhandelskaufmann eisenbahner elektromonteur entbindungspfleger estrichleger facharbeiter
fachberater fachinformatiker fachlagerist fachverkaufer fahrdienstleiter familienhelfer feinmechaniker feinoptiker feuerwehrmann filmemacher fischwirt
fitnesstrainer fliesenleger florist flugbegleiter forstwirt fotograf fussbodenleger gabelstaplerfahrer galerist geigenbauer geograf geologe
gerichtsvollzieher gerustbauer glasblaser goldschmied grundwehrdiener gruppenleiter gutsverwalter handwerker heilerziehungspfleger historiker
hochbauer holzfaller hufschmied hutmacher imker industriekaufmann industriemechaniker intendant jugendreferent justiziar kameramann kapitan
karosseriebauer kindermadchen kinderpfleger klempner kundenberater kurator kutscher landschaftsgartner lastwagenfahrer legasthenietrainer lernende
lernender leutnant logopade lokfuhrer lotse maschinenfuhrer maschinist maskenbildner masseur matrose mediator mediengestalter messner metallbauer
milchwirt modellbauer moderator molkereifachmann musiker musiklehrer oberkellner oberleutnant obermonteur ofenbauer offizier orthopadist orthoptist
pfarrer pilot podologe postbote prasenzdiener prasident prediger produktmanager programmierer projektingenieur protokollant quartiermeister
raumausstatter raumplaner rechtsanwalt rechtspfleger regisseur reisebegleiter restaurator rettungsassistent rettungssanitater revierforster rohrleger
sanger schaffner schauspieler schichtfuhrer schiedsrichter schiffsbauer schornsteinfeger schriftfuhrer schriftsetzer schulbegleiter schweisser
seelsorger segelmacher seilbahntechniker sekretarin senner sigrist skilehrer softwareentwickler soldat sommelier sozialbetreuer spediteur sprecher
staplerfahrer steinmetz stellmacher stipendiat strassenbauer stuckateur systemadministrator tagesmutter tanzer tapezierer taucher taxifahrer
tierpfleger tontechniker trainer trauerredner treuhander uhrmacher vermesser vermessungstechniker versicherungsmakler vikar vizeprasident volkswirt
wachmann waldarbeiter werbetexter werkzeugmacher zauberer zeitungszusteller zivildienstleistender zugbegleiter zugfuhrer`;

const french = `
acheteur administrateur adjoint agent aide aidant ambulancier analyste animateur apprenti apprentissage architecte assistant associe attache auditeur
auxiliaire avocat barman boucher boulanger cadre caissier cariste charge charpentier chauffeur chef chercheur coiffeur collaborateur commercial comptable concepteur
conducteur conseiller consultant contremaitre controleur coordinateur coordonnateur coordinatrice couvreur cuisinier delegue dentiste dessinateur developpeur
directeur dirigeant documentaliste doctorant educateur electricien employe encadrant enseignant entraineur equipier expert facteur fondateur
formateur gardien gerant gestionnaire graphiste guide hote hotesse infirmier informaticien ingenieur installateur instituteur intervenant jardinier journaliste juriste
livreur macon magasinier maitre manutentionnaire mecanicien medecin menuisier moniteur monteur notaire operateur opticien orthophoniste ouvrier
peintre pharmacien photographe plombier preparateur president prestataire producteur professeur programmeur psychologue puericultrice receptionniste
recruteur redacteur referent representant responsable secretaire serveur soignant soudeur stagiaire stage standardiste statisticien surveillant
technicien teleconseiller traducteur tuteur vendeur verificateur veterinaire webmestre alternant alternance benevole
abatteur accompagnant accompagnateur accordeur affuteur agenceur agriculteur agronome aiguilleur ajusteur allergologue amareyeur anesthesiste
anthropologue antiquaire apiculteur aquaculteur arboriste archeologue archiviste armurier artisan artiste assesseur assureur astronome aviateur
bagagiste barista batelier bibliothecaire bijoutier biologiste blanchisseur bottier bouquiniste brancardier brasseur brocanteur bucheron buraliste
cadreur cameraman cardiologue carreleur carrossier cartographe caviste ceramiste chapelier charcutier chaudronnier chauffagiste chimiste chirurgien
chocolatier chroniqueur comedien commandant commissaire commissionnaire compagnon compositeur concierge contrebassiste convoyeur cordiste cordonnier
coursier courtier couturier cultivateur curateur danseur debardeur decolleteur decorateur demenageur demonstrateur depanneur depute dermatologue
detective dieteticien disquaire douanier dramaturge ebeniste eboueur eclairagiste ecologue economiste ecrivain editeur elagueur eleveur emballeur
embaumeur encadreur epicier ergonome ergotherapeute estheticien etalagiste etudiant expediteur exploitant faconnier facturier ferrailleur ferronnier
fleuriste fonctionnaire fondeur forain forgeron formatrice fossoyeur fraiseur fromager galeriste gendarme genealogiste geographe geologue geometre
glacier gouvernant graveur greffier groom grutier guichetier gynecologue historien horloger horticulteur huissier hydrologue illustrateur imprimeur
infographe inhalotherapeute inspecteur instructeur integrateur interprete joaillier jockey kinesitherapeute laborantin laveur libraire lieutenant
linguiste logisticien lunetier luthier magistrat maieuticien manager mandataire manipulateur maquettiste maquilleur maraicher marbrier mareyeur marin
marinier maroquinier masseur matelot mathematicien mediateur meteorologue modeliste modiste mouleur musicien mytiliculteur naturopathe navigateur
negociant neurologue nutritionniste oceanographe oenologue officier oncologue ophtalmologiste orfevre orthodontiste orthopediste osteopathe
ostreiculteur outilleur palefrenier palissadeur parfumeur parqueteur patissier paysagiste pecheur pedagogue pediatre pedicure percussionniste
philosophe physicien pianiste pisciculteur pizzaiolo planificateur plaquiste platrier plongeur podologue poete poissonnier policier pompier postier
potier prefet presentateur pretre preventeur procureur projectionniste prothesiste proviseur psychiatre psychomotricien publicitaire pupitreur
radiologue ramoneur realisateur rebouteux rectifieur regisseur regleur relieur reparateur reporter restaurateur routier sauveteur savonnier
scaphandrier scenographe scieur sculpteur secouriste sellier serrurier sexologue sociologue soldat sommelier sondeur souffleur styliste superviseur
tanneur tapissier teinturier telephoniste terrassier therapeute tisserand toiletteur tonnelier topographe torrefacteur tourneur traiteur tresorier
truqueur typographe urbaniste urgentiste vannier verrier vigneron viticulteur voiturier voyagiste zingueur`;

const spanish = `
abogado administrador administrativo agente albanil analista animador aparejador aprendiz arquitecto asesor asistente autonomo auditor auxiliar ayudante azafata
bibliotecario becario botones cajero camarero carpintero chofer comercial conductor conserje constructor consultor contable contador coordinador
costurero creador cuidador dependiente desarrollador director disenador docente economista educador electricista empleado encargado enfermero
entrenador especialista farmaceutico fisioterapeuta fontanero formador fotografo fundador gerente gestor gobernanta guia ingeniero informatico instalador inspector
instructor interventor investigador jardinero jefe jefa limpiador logopeda maestro matrona mecanico medico monitor montador mozo notario
operador operario oficial orientador panadero pediatra peluquero peon periodista pintor practicante profesor programador promotor
psicologo recepcionista redactor repartidor representante reponedor responsable secretario sociologo socio soldador subdirector supervisor
tecnico teleoperador tornero trabajador traductor tutor vendedor veterinario vigilante voluntario
abarrotero acomodador acupuntor adiestrador afilador aforador agricultor agrimensor agronomo ajustador alcalde alergologo alfarero alguacil alicatador
almacenero almacenista anestesista animadora anticuario antropologo apicultor apoderado apuntador arbitro archivero archivista armador armero
arqueologo artesano artista ascensorista asistenta aspirante astronomo atracador auditora aviador bailarin bajista barbero barista barman barrendero
bedel biologo bioquimico bodeguero bombero botanico brigadista butanero buzo caballerizo calderero calero camarografo camillero camionero campesino
cantante cantero capataz capellan capitan cardiologo cargador carnicero cartografo catador catedratico cazador celador ceramista cerrajero chapista
charcutero chef chocolatero cirujano cobrador cocinero coctelero comadrona comandante comentarista comisario comisionista compositor comprador
concejal conductora confitero conservador consignatario contramaestre coreografo corrector corresponsal cosechador criador croupier cuidadora curador
curtidor custodio decorador delineante demostrador dermatologo detective dibujante dietista diplomatico diputado dramaturgo ebanista ecologo embajador
embalador encofrador encuadernador encuestador enologo ensamblador entomologo escaparatista escayolista escenografo escolta escribano escribiente
escritor escultor esteticista estibador estilista estudioso fabricante facilitador facturador figurante fisiologo florista fogonero forense forjador
funcionario futbolista gaitero galerista ganadero gasista geofisico geografo geologo geriatra ginecologo gobernador gondolero grabador granjero
gruista guionista guitarrista herrador herrero hilandero historiador hojalatero hornero horticultor hostelero ilustrador impresor indigenista
inmunologo instrumentista intendente interiorista interprete jornalero joyero juglar laborante labrador lavandero lechero lector lenador lencero
librero licitador linguista liniero litografo locutor lutier magistrado maletero mandadero manicurista mantenedor maquetador maquillador maquinista
marinero mariscador marmolista marroquinero masajista matarife matematico matricero mayordomo mediador mensajero mercader mesero meteorologo
microbiologo minero ministro misionero modelista modisto molinero motorista mudancero musico musicologo neurologo ninera nutricionista obrero obstetra
oculista odontologo oftalmologo oncologo optico optometrista orfebre ortodoncista otorrino paisajista paleontologo panelista paramedico parquetista
parrillero pasante pasantia pastelero patologo pedagogo pellejero perfumista perito pescadero pescador petrologo piloto pinche pizzero planchador
planificador platero plomero podador podologo poeta politologo portero posadero prensista preparador presbitero presentador presidente prestamista
procurador promotora proyeccionista proyectista psicopedagogo psiquiatra publicista puericultor quiromasajista quiropractico radiologo realizador
recaudador reclutador recolector rector redactora regidor registrador reparador reportero repostero rescatista restaurador revisor roboticista
sacerdote sacristan salvavidas sastre sembrador senador serigrafista serumista sexador sindico sobrecargo socorrista soldado sommelier sumiller
talabartero tallador tapicero taquillero tasador tatuador taxidermista taxista tecnologo tejedor telefonista telegrafista teniente terapeuta tesorero
tintorero titiritero topografo torero tostador tractorista traductora tramitador tramoyista transportista trapecista tripulante urbanista urologo
vaquero vendimiador ventrilocuo vicepresidente vidriero vinatero viticultor yesero zapatero zoologo`;

export const titleWords: ReadonlySet<string> = new Set(
  [english, german, french, spanish].flatMap((words) => words.trim().split(/\s+/)),
);

/** German writes compounds as one word: `Vertriebsleiter`, `Rettungssanitäter`. */
export const germanTitleEndings: readonly string[] = german
  .trim()
  .split(/\s+/)
  .filter((word) => word.length > 4 && !['hilfe', 'kraft', 'praktikum', 'verkauf'].includes(word))
  .concat(
    'koch',
    'arzt',
    'hilfe',
    'kraft',
    'praktikum',
    'manager',
    'coach',
    'trainer',
    'designer',
    'administrator',
    'operator',
    'verkauf',
  );

/** What stands before a title and makes one of what follows: `Senior …`, `stellv. …`. */
export const rankWords: ReadonlySet<string> = new Set(
  'senior junior lead principal staff deputy vice assistant associate chief head interim trainee graduate stellv stellvertretend leitend leitende leitender freier freiberuflich freiberuflicher wissenschaftlicher wissenschaftliche studentische staatlich geprufter examinierte examinierter sous jefe'.split(
    ' ',
  ),
);

/** A time between jobs. */
export const breakForm =
  /\b(?:elternzeit|familienpause|babypause|mutterschutz|arbeits?suchend|arbeitslos|auszeit|sabbatical|sabbatique|weltreise|career (?:break|gap)|(?:parental|maternity|paternity|family) leave|unemployed|gap year|conge (?:parental|maternite|sabbatique)|recherche d['’ ]emploi|annee sabbatique|excedencia|desempleo|baja (?:maternal|paternal))\b/u;
