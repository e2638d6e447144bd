// What degrees, school leaving certificates and trainings are called in Spanish: Spain and America.
// Plain (lower case, no accents), as parts of one regular expression.

export const spanishDegrees: readonly string[] = [
  // Spain
  'bup|cou|egb|selectividad|suficiencia investigadora|dea|(?:doble )?(?:titulacion|licenciatura|master)|experto(?: universitario)?|titulo (?:oficial|universitario|profesional|de \\p{L}+)|titulad[oa](?: superior| medi[oa])?|formacion (?:superior|ocupacional|complementaria)|fp(?: (?:basica|dual|media|superior|1|2))?|ciclo (?:superior|medio)|modulo (?:superior|medio)|acceso a la universidad|estudios (?:primarios|secundarios|superiores|universitarios)|mir|curso de (?:adaptacion pedagogica|postgrado|posgrado|especializacion|experto)',
  // America: schools
  '(?:educacion |ensenanza )?(?:preparatoria|secundaria|primaria)(?: (?:completa|incompleta|tecnica|abierta|general|obligatoria))?|bachillerato (?:tecnico|tecnologico|general|internacional|comercial|academico|pedagogico)|bachiller (?:tecnico|academico|nacional|universitario|mercantil|comercial|contable|agrario)|perito(?: (?:mercantil|agronomo|industrial|contador))?|tecnic[oa] (?:laboral|profesional|universitari[oa]|superior universitari[oa]|auxiliar|constructor|mecanic[oa]|electricista|electronic[oa]|quimic[oa])|nivel (?:secundario|terciario)',
  // America: universities
  'maestria(?: (?:profesional|ejecutiva))?|magister|especializacion|(?:segunda )?especialidad|especialista|diplomado|diplomatura(?: universitaria)?|tecnicatura (?:superior|universitaria)|tecnolog[oa](?= en |,|$)|tsu|profesorado|contador(?:a)? publica?o?(?: nacional)?|abogac?i?[oa](?=,|$)|ingenier[oa] \\p{L}+|medic[oa](?: cirujan[oa])?(?=,|$)|arquitect[oa](?=,|$)|diplomad[oa]|graduad[oa] social|doctora?(?= en )|pos(?:t)?doctorado|residencia medica|carrera (?:tecnica|profesional)',
  // General forms, behind those that begin with them
  'doble grado|grado (?:superior|medio)|grado|licenciatura|licenciado|licenciada|diplomatura|ingenieria(?: tecnica| superior)?|master (?:universitario|oficial)|posgrado|postgrado|doctorado|bachillerato|bachiller|ciclo formativo(?: de grado (?:superior|medio))?|tecnico (?:superior|medio|especialista)|tecnico|formacion profesional|fp(?: (?:i|ii|grado superior|grado medio))?|cfg[sm]|educacion secundaria obligatoria|eso|curso|tecnicatura|certificado de profesionalidad|graduado escolar|graduado|titulo (?:superior|propio|de \\p{L}+)',
];
