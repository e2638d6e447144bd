// Places that a resume names behind an employer or a school: states and regions with their short forms, larger cities, and what stands
// for no place at all (`Remote`).

/** Two capital letters behind a city are a state or a province. */
export const stateCodes: ReadonlySet<string> = new Set(
  'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR AB BC MB NB NL NS ON PE QC SK NSW VIC QLD ACT TAS'.split(
    ' ',
  ),
);

const names = (list: string): readonly string[] => list.split(',').map((name) => name.trim());

/** Plain: lower case, no accents. */
export const regions: ReadonlySet<string> = new Set([
  ...names(
    'alabama,alaska,arizona,arkansas,california,colorado,connecticut,delaware,florida,georgia,hawaii,idaho,illinois,indiana,iowa,kansas,kentucky,louisiana,maine,maryland,massachusetts,michigan,minnesota,mississippi,missouri,montana,nebraska,nevada,new hampshire,new jersey,new mexico,new york,north carolina,north dakota,ohio,oklahoma,oregon,pennsylvania,rhode island,south carolina,south dakota,tennessee,texas,utah,vermont,virginia,washington,west virginia,wisconsin,wyoming,ontario,quebec,british columbia,alberta,manitoba,nova scotia,england,scotland,wales,northern ireland,greater london,kent,essex,surrey,yorkshire,west midlands,new south wales,victoria,queensland',
  ),
  ...names(
    'baden-wurttemberg,bayern,bavaria,brandenburg,hessen,mecklenburg-vorpommern,niedersachsen,nordrhein-westfalen,nrw,rheinland-pfalz,saarland,sachsen,sachsen-anhalt,schleswig-holstein,thuringen,tirol,karnten,steiermark,oberosterreich,niederosterreich,vorarlberg',
  ),
  ...names(
    'ile-de-france,bretagne,normandie,occitanie,nouvelle-aquitaine,provence,paca,auvergne-rhone-alpes,hauts-de-france,grand est,pays de la loire,bourgogne,alsace,wallonie,vaud',
  ),
  ...names(
    'andalucia,aragon,asturias,cantabria,castilla y leon,castilla-la mancha,cataluna,catalunya,catalonia,extremadura,galicia,la rioja,murcia,navarra,pais vasco,euskadi,comunidad de madrid,comunidad valenciana,islas baleares,islas canarias,jalisco,nuevo leon,cdmx',
  ),
]);

export const cities: ReadonlySet<string> = new Set([
  ...names(
    'washington,washington dc,washington d.c.,new york,new york city,nyc,los angeles,san francisco,chicago,boston,seattle,austin,houston,dallas,denver,atlanta,miami,philadelphia,phoenix,portland,san diego,san jose,detroit,minneapolis,baltimore,pittsburgh,cleveland,charlotte,nashville,orlando,tampa,sacramento,las vegas,salt lake city,st. louis,kansas city,palo alto,mountain view,menlo park,cupertino,sunnyvale,redmond,oakland,berkeley,stanford,brooklyn,columbus,indianapolis,milwaukee,raleigh,richmond,toronto,vancouver,montreal,ottawa,calgary,edmonton',
  ),
  ...names(
    'london,manchester,birmingham,leeds,liverpool,bristol,sheffield,newcastle,nottingham,cardiff,edinburgh,glasgow,belfast,cambridge,oxford,reading,brighton,southampton,leicester,coventry,york,bath,dublin,cork,galway,sydney,melbourne,brisbane,perth,auckland,wellington',
  ),
  ...names(
    'berlin,hamburg,munchen,munich,koln,cologne,frankfurt,frankfurt am main,frankfurt a. m.,stuttgart,dusseldorf,dortmund,essen,leipzig,bremen,dresden,hannover,nurnberg,duisburg,bochum,wuppertal,bielefeld,bonn,munster,karlsruhe,mannheim,augsburg,wiesbaden,gelsenkirchen,monchengladbach,braunschweig,chemnitz,kiel,aachen,halle,magdeburg,freiburg,freiburg im breisgau,krefeld,lubeck,oberhausen,erfurt,mainz,rostock,kassel,hagen,saarbrucken,potsdam,heidelberg,darmstadt,paderborn,regensburg,ingolstadt,wurzburg,ulm,heilbronn,wolfsburg,gottingen,erlangen,jena,trier,koblenz,osnabruck,oldenburg,tubingen,konstanz,passau,bayreuth,bamberg,wien,vienna,graz,linz,salzburg,innsbruck,klagenfurt,zurich,genf,basel,bern,lausanne,luzern,winterthur,st. gallen',
  ),
  ...names(
    'paris,marseille,lyon,toulouse,nice,nantes,strasbourg,montpellier,bordeaux,lille,rennes,reims,le havre,saint-etienne,toulon,grenoble,dijon,angers,nimes,villeurbanne,clermont-ferrand,le mans,aix-en-provence,brest,tours,amiens,limoges,annecy,perpignan,metz,besancon,orleans,rouen,mulhouse,caen,nancy,avignon,poitiers,pau,la rochelle,versailles,nanterre,courbevoie,la defense,boulogne-billancourt,bruxelles,brussels,liege,namur,geneve,geneva,luxembourg',
  ),
  ...names(
    'madrid,barcelona,valencia,sevilla,seville,zaragoza,malaga,palma,palma de mallorca,las palmas,bilbao,alicante,cordoba,valladolid,vigo,gijon,granada,a coruna,la coruna,vitoria,elche,oviedo,cartagena,jerez,pamplona,almeria,san sebastian,donostia,burgos,santander,castellon,albacete,logrono,badajoz,salamanca,huelva,lleida,tarragona,girona,leon,cadiz,jaen,toledo,ciudad de mexico,mexico city,guadalajara,monterrey,bogota,medellin,lima,santiago,santiago de chile,santiago de compostela,buenos aires,rosario,quito,caracas,montevideo',
  ),
  ...names(
    'amsterdam,rotterdam,the hague,utrecht,eindhoven,copenhagen,stockholm,oslo,helsinki,warsaw,krakow,prague,budapest,lisbon,lisboa,porto,rome,roma,milan,milano,turin,athens,istanbul,bucharest,sofia,belgrade,zagreb,kyiv,moscow,tel aviv,dubai,abu dhabi,doha,riyadh,cairo,lagos,nairobi,johannesburg,cape town,mumbai,bangalore,bengaluru,delhi,new delhi,hyderabad,chennai,pune,kolkata,karachi,lahore,dhaka,singapore,kuala lumpur,jakarta,bangkok,manila,hong kong,shanghai,beijing,shenzhen,taipei,seoul,tokyo,sao paulo,rio de janeiro,casablanca,tunis,dakar,abidjan',
  ),
]);

export const remoteWords: ReadonlySet<string> = new Set(
  names(
    'remote,fully remote,100% remote,hybrid,home office,homeoffice,work from home,worldwide,teletravail,a distance,remoto,teletrabajo,en remoto,on-site,onsite',
  ),
);
