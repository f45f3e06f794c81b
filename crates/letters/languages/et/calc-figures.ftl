# Mida krediidi, motivatsiooni, dokumentide ja numbrite kalkulaatorid ütlevad väljade kohta, mis on omavahel vastuolus.
calc-why-deferral-not-longer = Maksetähtaeg ({ $net } päeva) ei ole pikem kui allahindluse aeg ({ $discount } päeva). Sisesta pikem maksetähtaeg või lühem allahindluse aeg.
calc-why-whole-price = 100-protsendine allahindlus ei jäta midagi maksta. Sisesta vähem.
calc-why-overdue-above-debt = „{ $field }“ on osa kliendi võlast, { $most }, ega saa olla suurem. Paranda üks neist.
calc-why-payment-above-debt = Makse { $payment } on suurem kui võlg { $left }, mis pärast eelmisi makseid alles jääb. Jäta ülejääk ära või paranda võlg.
calc-why-plan-equals-base = „{ $field }“ võrdub baasiga ja mõõta ei ole midagi. Sisesta plaan, mis on baasist suurem või väiksem.
calc-why-weights-not-hundred = Kaalude summa on { $total } protsenti. Sisesta kaalud, mis annavad kokku täpselt 100.
calc-why-collects-too-much = „{ $field }“ on rohkem, kui on sisse nõuda, { $most }. Sisesta nii palju või vähem.
calc-why-period-backwards = „{ $field }“ on enne perioodi esimest päeva, { $from }. Sisesta see päev või hilisem.
calc-why-outside-period = Väljal „{ $field }“ on { $value }, mis jääb perioodist { $from } kuni { $to } välja. Jäta kanne ära või pikenda perioodi.
calc-why-not-one-sided = Kandel „{ $field }“ peab nullist suurem olema täpselt üks pool: deebet või kreedit. Jaga kanne kaheks või täida üks pool.
calc-why-bic-without-account = Pangakoodiga võrreldakse ainult Venemaa kontot. Jäta „{ $field }“ ära või vali tüübiks konto.
