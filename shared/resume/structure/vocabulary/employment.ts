// How somebody is employed, as a whole text: it names neither a job nor an employer.

export const employmentForm =
  /^(?:full[- ]?time|part[- ]?time|permanent|temporary|contract|seasonal|vollzeit|teilzeit|befristet|unbefristet|festanstellung|minijob|temps plein|temps partiel|cdi|cdd|int[ée]rim|jornada completa|media jornada|tiempo completo|tiempo parcial|contrato (?:indefinido|temporal)|\d{1,3} ?%)$/i;
