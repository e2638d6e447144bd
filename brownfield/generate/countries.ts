// Where users live and what they are called there: several scripts, and the ways in which a free-text country is written.

/** Name, region, postal code, latitude and longitude in degrees. */
export type City = readonly [name: string, region: string, zip: string, latitude: number, longitude: number];

export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  /** What people type instead of the code. */
  readonly spellings: readonly [string, ...string[]];
  readonly currency: string;
  readonly cities: readonly [City, ...City[]];
  readonly given: readonly [string, ...string[]];
  readonly family: readonly [string, ...string[]];
  readonly streets: readonly [string, ...string[]];
  readonly employers: readonly [string, ...string[]];
  readonly schools: readonly [string, ...string[]];
}

const words = (text: string) => text.split(', ') as [string, ...string[]];

export const countries: readonly [Country, ...Country[]] = [
  {
    code: 'US',
    spellings: ['USA', 'United States', 'U.S.A.', 'usa '],
    currency: 'USD',
    cities: [
      ['Austin', 'TX', '78701', 30.267153, -97.743057],
      ['Portland', 'OR', '97201', 45.512231, -122.658722],
      ['Cañon City', 'CO', '81212', 38.44098, -105.242436],
    ],
    given: words("Emily, Jacob, Aaliyah, Tyrone, Mary-Jane, D'Andre, Grace"),
    family: words("Johnson, O'Neill, Washington, Nguyen, Smith-Kowalski, García"),
    streets: words('Congress Ave, NE 23rd Street, Main St, Martin Luther King Jr Blvd'),
    employers: words("Initech LLC, O'Reilly & Daughters, Acme Corp., Hooli, Ben & Jerry's"),
    schools: words('University of Texas at Austin, Portland State University, MIT'),
  },
  {
    code: 'DE',
    spellings: ['Deutschland', 'Germany', 'germany ', 'BRD'],
    currency: 'EUR',
    cities: [
      ['München', 'Bayern', '80331', 48.137154, 11.576124],
      ['Köln', 'NRW', '50667', 50.937531, 6.960279],
      ['Berlin', 'Berlin', '10115', 52.520008, 13.404954],
    ],
    given: words('Jürgen, Käthe, Sören, Anna-Lena, Günther, Leonie'),
    family: words('Müller, Weiß, von der Heide, Schröder, Öztürk, Groß'),
    streets: words('Hauptstraße, Königsallee, Am Löwentor, Straße des 17. Juni'),
    employers: words('Müller & Söhne GmbH & Co. KG, Büro für Maß e. V., Nordwind AG'),
    schools: words('Technische Universität München, Universität zu Köln, Freie Universität Berlin'),
  },
  {
    code: 'FR',
    spellings: ['France', 'france', 'FRANCE '],
    currency: 'EUR',
    cities: [
      ['Orléans', 'Centre-Val de Loire', '45000', 47.902964, 1.909251],
      ['Saint-Étienne', 'Loire', '42000', 45.439695, 4.387178],
    ],
    given: words('Zoé, François, Maëlle, Loïc, Geneviève'),
    family: words("Lefèvre, D'Aubigné, Béranger, N'Diaye, Côté"),
    streets: words("rue de l'Église, boulevard Saint-Michel, impasse des Chênes"),
    employers: words("L'Atelier d'été, Crédit & Fils, Hôpital Sainte-Anne"),
    schools: words("École normale supérieure, Université d'Orléans"),
  },
  {
    code: 'GB',
    spellings: ['United Kingdom', 'UK', 'England', 'Great Britain'],
    currency: 'GBP',
    cities: [
      ['Leeds', 'West Yorkshire', 'LS1 4AP', 53.800755, -1.549077],
      ['Bath', 'Somerset', 'BA1 1LN', 51.375801, -2.359904],
    ],
    given: words('Siobhán, Oliver, Priya, Gareth, Zainab'),
    family: words("O'Connor, Featherstonehaugh, Patel, Llywelyn, Ali"),
    streets: words('High Street, Station Road, The Crescent'),
    employers: words('Marks & Sparks Ltd, Thistle plc, NHS Trust (North)'),
    schools: words("University of Leeds, King's College London"),
  },
  {
    code: 'PL',
    spellings: ['Polska', 'Poland', 'polska '],
    currency: 'PLN',
    cities: [
      ['Łódź', 'łódzkie', '90-001', 51.759248, 19.455983],
      ['Gdańsk', 'pomorskie', '80-831', 54.352024, 18.646639],
    ],
    given: words('Małgorzata, Łukasz, Zbigniew, Żaneta'),
    family: words('Wójcik, Brzęczyszczykiewicz, Dąbrowska, Śliwa'),
    streets: words('ul. Piotrkowska, al. Jana Pawła II, ul. Świętojańska'),
    employers: words('Żubr Sp. z o.o., Zakłady Łódzkie S.A.'),
    schools: words('Politechnika Łódzka, Uniwersytet Gdański'),
  },
  {
    code: 'UA',
    spellings: ['Україна', 'Ukraine', 'ukraine'],
    currency: 'UAH',
    cities: [
      ['Київ', 'Київ', '01001', 50.450001, 30.523333],
      ['Львів', 'Львівська область', '79000', 49.842957, 24.031111],
    ],
    given: words('Олена, Дмитро, Соломія, Ігор'),
    family: words("Шевченко, Ковальчук, Мар'яненко, Їжакевич"),
    streets: words('вул. Хрещатик, просп. Свободи'),
    employers: words('ТОВ «Світанок», Львівська майстерня'),
    schools: words('Київська політехніка, Львівський університет'),
  },
  {
    code: 'CN',
    spellings: ['中国', 'China', "People's Republic of China", 'PRC'],
    currency: 'CNY',
    cities: [
      ['北京', '北京市', '100000', 39.904202, 116.407394],
      ['深圳', '广东省', '518000', 22.543097, 114.057861],
    ],
    given: words('伟, 秀英, 子涵, 小龙'),
    family: words('王, 李, 欧阳, 𠮷田'),
    streets: words('长安街, 人民路'),
    employers: words('深圳蓝天科技有限公司, 北京饺子店'),
    schools: words('清华大学, 深圳大学'),
  },
  {
    code: 'IL',
    spellings: ['ישראל', 'Israel', 'ISRAEL'],
    currency: 'ILS',
    cities: [
      ['חיפה', 'מחוז חיפה', '3100000', 32.794046, 34.989571],
      ['ירושלים', 'מחוז ירושלים', '9100000', 31.768319, 35.21371],
    ],
    given: words('נועה, יוסף, תמר, אריאל'),
    family: words('כהן, לוי, בן־דוד'),
    streets: words('רחוב הרצל, שדרות בן גוריון'),
    employers: words('מכון ויצמן, אלפא בע"מ'),
    schools: words('הטכניון, האוניברסיטה העברית'),
  },
  {
    code: 'EG',
    spellings: ['مصر', 'Egypt', 'egypt '],
    currency: 'EGP',
    cities: [
      ['القاهرة', 'القاهرة', '11511', 30.04442, 31.235712],
      ['الإسكندرية', 'الإسكندرية', '21500', 31.200092, 29.918739],
    ],
    given: words('فاطمة, محمد, ليلى, يوسف'),
    family: words('حسن, عبد الرحمن, السيد'),
    streets: words('شارع التحرير, طريق الكورنيش'),
    employers: words('شركة النيل, مكتبة الإسكندرية'),
    schools: words('جامعة القاهرة, جامعة الإسكندرية'),
  },
  {
    code: 'VN',
    spellings: ['Việt Nam', 'Vietnam', 'viet nam'],
    currency: 'VND',
    cities: [
      ['Hà Nội', 'Hà Nội', '100000', 21.027764, 105.83416],
      ['Đà Nẵng', 'Đà Nẵng', '550000', 16.054407, 108.202167],
    ],
    given: words('Thị Hương, Văn Đức, Ngọc Ánh'),
    family: words('Nguyễn, Trần, Đặng'),
    streets: words('đường Lê Lợi, phố Hàng Bông'),
    employers: words('Công ty TNHH Mặt Trời 🌞, Bưu điện Đà Nẵng'),
    schools: words('Đại học Bách khoa Hà Nội, Đại học Đà Nẵng'),
  },
];

/** What no country is called. */
export const unknownCountries: readonly [string, ...string[]] = ['XX', 'Earth', 'n/a', 'Other', 'ZZZ'];
