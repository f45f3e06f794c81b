# Teiste süsteemide failid: arved ja meie võlad sisse, kirjed raamatupidamissüsteemile välja,
# võlga vähendavad dokumendid.

refused-documents = Faili { $file } ei saa vastu võtta: { $what }
refused-credit-number-taken = Number { $number } on sama liiki ja sama aasta dokumendil juba olemas. Sisestage dokumendil olev number.
refused-payables-too-small = Sellele osapoolele võlgneme ainult { $open }. Tasaarvestage kuni nii palju.

import-payables = Meie võlad
import-terms-days = Maksepäevi, kui arve tähtpäeva ei ütle
import-terms-days-hint = Mõnes vormingus tähtpäeva pole. Kui väli on tühi, nimetatakse sellised dokumendid ja jäetakse võtmata.
problem-terms-days = Maksepäevad: täisarv 0 kuni 3650

cli-remark-paid-before = osa maksti enne dokumendi väljastamist; arvesse läheb ainult ülejäänu
cli-remark-balance-left-out = üle kantud saldo või viivis jäeti välja: seda ütlevad varasemad dokumendid
cli-remark-own-number-unknown = ettevõtte enda numbrit pole kirjas: ta loeti müüjaks

documents-error-io = Faili ei saa lugeda. Kontrollige, et see on olemas ja loetav.
documents-error-too-large = Fail on liiga suur. Eksportige korraga vähem dokumente.
documents-error-other-document = Selles XML-is pole arveid tuntud vormingus: UBL, E_Invoice, CommerceML või УПД.
documents-error-no-documents = Failis pole ühtegi arvet. Eksportige arved või kreeditarved.
documents-error-undecodable = Fail pole kodeeringus, mida ta nimetab. Eksportige see UTF-8-s.
documents-error-damaged-xml = XML on rikutud. Hankige fail uuesti.
documents-error-forbidden-xml = XML deklareerib dokumenditüübi või olemeid. Ärge seda faili usaldage.
documents-error-too-deep = XML on liiga sügavalt pesastatud. Ärge seda faili usaldage.
documents-error-field-too-long = Mõni tekst failis on liiga pikk. Ärge seda faili usaldage.
documents-error-too-many = Failis on liiga palju dokumente või elemente. Eksportige korraga vähem.
documents-error-cut-off = Fail katkeb poolelt. Hankige see uuesti.

row-reason-element-absent = Element puudub
row-remedy-element-absent = Parandage dokument lähteprogrammis ja eksportige uuesti
row-reason-element-day = Tekst pole kuupäev
row-remedy-element-day = Parandage dokument lähteprogrammis ja eksportige uuesti
row-reason-element-figure = Tekst pole arv
row-remedy-element-figure = Parandage dokument lähteprogrammis ja eksportige uuesti
row-reason-element-decimals = Summal on rohkem kümnendkohti kui valuutal
row-remedy-element-decimals = Parandage dokument lähteprogrammis ja eksportige uuesti
row-reason-element-overflow = Summa on suurem igast nõudest
row-remedy-element-overflow = Parandage dokument lähteprogrammis ja eksportige uuesti
row-reason-element-currency = Summa pole dokumendi valuutas
row-remedy-element-currency = Väljastage dokument ühes valuutas
row-reason-totals-differ = Dokumendi osad ei anna selle summat
row-remedy-totals-differ = Ridu on puudu või muudetud: hankige dokument uuesti
row-reason-nothing-to-pay = Maksta pole midagi
row-remedy-nothing-to-pay = Jätke dokument välja: selle järgi ei võlgneta midagi
row-reason-not-a-debt = Sellise dokumendi järgi ei võlgne keegi midagi
row-remedy-not-a-debt = Eksportige väljastused, tagastused ja arved; maksed tulevad pangaväljavõttega
row-reason-negative-credit = Negatiivne kreeditarve suurendaks võlga
row-remedy-negative-credit = Väljastage selle asemel arve
row-reason-no-due-day = Tähtpäeva pole märgitud
row-remedy-no-due-day = Märkige tähtpäev dokumendile või andke selle faili maksepäevad
row-reason-foreign-document = Ettevõte pole müüja ega saaja
row-remedy-foreign-document = Kontrollige faili ja ettevõtte enda numbreid tema andmetes
row-reason-own-document = Ettevõte on nii müüja kui ka saaja
row-remedy-own-document = Jätke dokument välja: selle järgi ei võlgne keegi midagi
row-reason-nobody-named = Dokumendil pole teise poole numbrit ega koodi
row-remedy-nobody-named = Märkige dokumendile registrikood või maksukohustuslase number
row-reason-several-parties = Teise poole numbrid sobivad mitmele kliendile või on kaardiga vastuolus
row-remedy-several-parties = Parandage klientide kaartidel registrikoodid ja importige uuesti

act-lower = Kreeditarve, tagastus või tasaarvestus
act-lower-save = Kirjenda dokument
act-lower-kind = Dokument
act-lower-number = Dokumendi number
act-lower-against = Vähendab
act-lower-hint = Ülejääk jääb kliendile sidumata kreeditina. Meeldetuletused jätkuvad sammust, kuhu need jõudsid.
flash-lower = Dokument on kirjendatud.
cli-lowered = { $kind } { $number } summas { $amount } on kirjendatud; sidumata on { $left }.

cli-payables-title = Mida meile võlgnetakse ja mida võlgneme meie, seisuga { $day }
cli-payables-column-customer = Osapool
cli-payables-column-receivable = Võlgneb meile
cli-payables-column-payable = Võlgneme meie
cli-payables-column-late = Sellest hilinenud
cli-payables-column-offset = Saab tasaarvestada
cli-payables-coverage = Meie võlad nõuete suhtes: { $coefficient } { $currency }
cli-payables-none = Meie võlgu pole kirjas. Importige need käsuga „saldo import payables“.
