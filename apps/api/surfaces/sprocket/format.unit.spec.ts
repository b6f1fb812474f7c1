import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { Decimal } from './decimal';
import { type Format, type Wire, written } from './format';

const json: Format = { type: 'json', pretty: false };
const xml: Format = { type: 'xml', pretty: false };
const text = (wire: Wire, format: Format, element?: string) => written(wire, format, element).toString();
const head =
  '<?xml version="1.0" encoding="UTF-8"?><response xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">';

const team = {
  Id: 90,
  Name: 'Our <Pack> & "Co"',
  Goal_Amount: null,
  Amount_Raised: new Decimal('850.00'),
  Listed: true,
  User_Ids: [5678, 5679],
  Addresses: [{ City: 'LA' }],
  Captains: [],
};

test('JSON writes decimals digit for digit and tells null', () => {
  expect(text(team, json)).toBe(
    '{"Id":90,"Name":"Our <Pack> & \\"Co\\"","Goal_Amount":null,"Amount_Raised":850.00,"Listed":true,' +
      '"User_Ids":[5678,5679],"Addresses":[{"City":"LA"}],"Captains":[]}',
  );
});

test('XML nests entries under the singular of their list and marks null', () => {
  expect(text(team, xml)).toBe(
    `${head}<Id>90</Id><Name>Our &lt;Pack&gt; &amp; "Co"</Name><Goal_Amount xsi:nil="true"/>` +
      '<Amount_Raised>850.00</Amount_Raised><Listed>true</Listed>' +
      '<User_Ids><User_Id>5678</User_Id><User_Id>5679</User_Id></User_Ids>' +
      '<Addresses><Address><City>LA</City></Address></Addresses><Captains/></response>',
  );
});

test('a bare list repeats the element of its type under the root', () => {
  expect(text([{ Id: 1 }, { Id: 2 }], xml, 'User')).toBe(
    `${head}<User><Id>1</Id></User><User><Id>2</Id></User></response>`,
  );
  expect(text([], xml, 'User')).toMatch(/^<\?xml .*<response [^>]*\/>$/);
});

test('both are indented by two blanks where that is asked for', () => {
  expect(text({ Id: 1, In: { Id: 2 } }, { type: 'json', pretty: true })).toBe(
    '{\n  "Id": 1,\n  "In": {\n    "Id": 2\n  }\n}',
  );
  expect(text({ Id: 1, In: { Id: 2 } }, { type: 'xml', pretty: true })).toBe(
    `${head.replace('?><', '?>\n<')}\n  <Id>1</Id>\n  <In>\n    <Id>2</Id>\n  </In>\n</response>\n`,
  );
});

test('no character breaks XML, and those that it can say come back', () => {
  const every = Array.from({ length: 0x250 }, (_, code) => String.fromCharCode(code)).join('');
  const strange = `${every}\ud800\ufffe]]>\u2028😀`;
  const written = text({ Name: strange }, xml);
  expect(XMLValidator.validate(written)).toBe(true);
  const parser = new XMLParser({ trimValues: false, parseTagValue: false, htmlEntities: true });
  const { response } = parser.parse(written) as { response: { Name: string } };
  // oxlint-disable-next-line no-control-regex -- these are the characters that XML forbids
  const sayable = strange.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe]|\p{Surrogate}/gu, '\ufffd');
  expect(response.Name).toBe(sayable);
});
