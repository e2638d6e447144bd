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
warehouseman webmaster welder worker writer`;

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
vorstand werkstudent wissenschaftler zahnarzt zerspanungsmechaniker zimmermann zusteller zivildienst ferienjob nebenjob hiwi oberarzt chefarzt facharzt fachfrau fachmann`;

const french = `
acheteur administrateur adjoint agent aide aidant ambulancier analyste animateur apprenti apprentissage architecte assistant associe attache auditeur
auxiliaire avocat barman boucher boulanger cadre caissier cariste charge charpentier chauffeur chef chercheur coiffeur collaborateur commercial comptable concepteur
conducteur conseiller consultant contremaitre controleur coordinateur coordonnateur coordinatrice couvreur cuisinier delegue dentiste dessinateur developpeur
directeur dirigeant documentaliste doctorant educateur electricien employe encadrant enseignant entraineur equipier expert facteur fondateur
formateur gardien gerant gestionnaire graphiste guide hote hotesse infirmier informaticien ingenieur installateur instituteur intervenant jardinier journaliste juriste
livreur macon magasinier maitre manutentionnaire mecanicien medecin menuisier moniteur monteur notaire operateur opticien orthophoniste ouvrier
peintre pharmacien photographe plombier preparateur president prestataire producteur professeur programmeur psychologue puericultrice receptionniste
recruteur redacteur referent representant responsable secretaire serveur soignant soudeur stagiaire stage standardiste statisticien surveillant
technicien teleconseiller traducteur tuteur vendeur verificateur veterinaire webmestre alternant alternance benevole`;

const spanish = `
abogado administrador administrativo agente albanil analista animador aparejador aprendiz arquitecto asesor asistente autonomo auditor auxiliar ayudante azafata
bibliotecario becario botones cajero camarero carpintero chofer comercial conductor conserje constructor consultor contable contador coordinador
costurero creador cuidador dependiente desarrollador director disenador docente economista educador electricista empleado encargado enfermero
entrenador especialista farmaceutico fisioterapeuta fontanero formador fotografo fundador gerente gestor gobernanta guia ingeniero informatico instalador inspector
instructor interventor investigador jardinero jefe jefa limpiador logopeda maestro matrona mecanico medico monitor montador mozo notario
operador operario oficial orientador panadero pediatra peluquero peon periodista pintor practicante profesor programador promotor
psicologo recepcionista redactor repartidor representante reponedor responsable secretario sociologo socio soldador subdirector supervisor
tecnico teleoperador tornero trabajador traductor tutor vendedor veterinario vigilante voluntario`;

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
