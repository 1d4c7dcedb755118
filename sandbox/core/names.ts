export const firstNames: readonly string[] = list(`
  Aisha,Alejandro,Amara,Ana,Andrzej,Anika,Ben,Bianca,Camille,Carlos,Chen,Chloe,Daniel,Deepa,Diego,Elena,
  Emeka,Emma,Fatima,Felix,Freya,Gabriel,Grace,Hana,Hassan,Hiroshi,Ingrid,Ivan,Jamal,Jana,Jin,Jonas,Julia,
  Kavya,Kwame,Lars,Leila,Liam,Lucía,Maja,Marco,Mei,Mikkel,Nadia,Nikhil,Noah,Olga,Omar,Paula,Petra,Priya,
  Rafael,Rosa,Ruben,Sakura,Samuel,Sara,Sofia,Søren,Tariq,Thomas,Tomás,Uma,Valentina,Victor,Wei,Yara,Yusuf,
  Zainab,Zoë
`);

export const lastNames: readonly string[] = list(`
  Abara,Ahmed,Andersen,Bauer,Becker,Bianchi,Carvalho,Chen,Costa,Dubois,Eriksen,Fernández,Fischer,García,
  Gupta,Haddad,Hansen,Hoffmann,Hughes,Ibrahim,Ivanova,Jansen,Kapoor,Kim,Kowalski,Larsen,Lindqvist,López,
  Martin,Mbeki,Meyer,Moreau,Müller,Murphy,Nakamura,Nguyen,Novak,Nowak,O'Brien,Okafor,Olsen,Patel,Pereira,
  Petrov,Rahman,Rossi,Santos,Sato,Schmidt,Sharma,Silva,Singh,Suzuki,Tanaka,Thompson,van Dijk,Vargas,Walker,
  Weber,Williams,Wong,Yamamoto,Yılmaz,Zhang
`);

export const departments: readonly string[] = list(`
  Finance,Engineering,Sales,Human Resources,Legal,Marketing,Customer Support,Operations,Research,IT,
  Security,Procurement
`);

export const countries: readonly string[] = list(`
  US,US,US,DE,GB,IN,BR,JP,PL,CA,SG,FR
`);

function list(text: string): string[] {
  return text.split(',').map((item) => item.trim());
}
