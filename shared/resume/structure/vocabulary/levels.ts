// How well somebody knows something, as whole texts; plain (lower case, no accents).

export const levelWords: ReadonlySet<string> = new Set(
  `advanced,expert,proficient,intermediate,beginner,basic,basics,novice,experienced,familiar,working knowledge,good,very good,excellent,fluent,native,strong,fair,master,skilled,competent,elementary,
sehr gut,gut,sehr gute kenntnisse,gute kenntnisse,grundkenntnisse,grundlagen,fortgeschritten,experte,expertin,expertenkenntnisse,anfanger,basiskenntnisse,sicher,routiniert,fliessend,muttersprache,mittel,erweiterte kenntnisse,
avance,maitrise,confirme,intermediaire,debutant,notions,bon,bonne,tres bon,tres bonne maitrise,bonne maitrise,bon niveau,courant,excellent niveau,bases,
avanzado,alto,medio,basico,intermedio,experto,nivel alto,nivel medio,nivel basico,nivel avanzado,nivel usuario,usuario,nativo,fluido`
    .split(',')
    .map((level) => level.trim()),
);

/** How well somebody speaks a language: words that stand in such a phrase. */
export const fluencyWords =
  /\b(?:native|mother ?tongue|bilingual|fluent\p{L}*|proficien\p{L}*|professional|working|limited|intermediate|advanced|basic|beginner|elementary|conversational|conversation|business|upper|full|good|very|excellent|muttersprach\p{L}*|fliessend\p{L}*|verhandlungssicher\p{L}*|sehr|gut\p{L}*|grundkenntnis\p{L}*|grundlagen|kenntnisse|konversations\p{L}*|sicher\p{L}*|schulkenntnis\p{L}*|erstsprache|zweitsprache|maternel\p{L}*|langue|courant\p{L}*|bilingue|intermediaire|avance\p{L}*|notions|scolaire|lu|ecrit|parle|technique|professionnel\p{L}*|debutant|bon|niveau|natif|nativ[oa]|lengua|matern[oa]|fluid[oa]|alt[oa]|medi[oa]|basic[oa]|avanzad[oa]|intermedi[oa]|nivel|profesional|hablado|escrito|leido|conversacion|toeic|toefl|ielts|dele|delf|dalf|telc|goethe|cambridge|first|[abc][12][+-]?)\b/u;
