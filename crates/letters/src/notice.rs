//! A notice to a debtor as plain text: subject and body from an effect of the plan.
//!
//! One letter covers all invoices of the customer that are on the same step. The
//! caller gives names and numbers; nothing is looked up here and nothing is sent.

use crate::paper::Asked;
use crate::texts::{Texts, Value};
use saldo_domain::{Currency, Day, Money};
use std::collections::BTreeMap;

/// What a notice is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Text key of the effect, e.g. `breach-notice`. A key without a letter of its own
    /// gets the general reminder: before the due day or after it, as the lines are.
    pub text: String,
    /// Name of the debtor.
    pub customer: String,
    /// Name of the company that is owed.
    pub company: String,
    /// The invoices, in the order in which they are to be listed.
    pub lines: Vec<NoticeLine>,
    /// What is asked for beside the sum of the invoices, a currency each: what the documents that
    /// go along ask for. In a currency without one it is the sum of the invoices.
    pub asked: Vec<Asked>,
}

/// One invoice of a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeLine {
    pub number: String,
    /// Day of the document, where it is known.
    pub effective: Option<Day>,
    pub due: Day,
    /// What is still open.
    pub open: Money,
    /// Days from the due day; negative before it.
    pub days_late: i64,
}

/// A written notice, ready to be shown or sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// One line.
    pub subject: String,
    /// Paragraphs parted by empty lines, without a line break at the end.
    pub body: String,
}

/// Writes the notice in the language of `texts`.
pub fn write(texts: &Texts, notice: &Notice) -> Written {
    let letter = letter_of(texts, notice);
    let total = total(texts, notice);
    let part = |name: &str| texts.get(&format!("notice-{letter}-{name}"));
    let lines: Vec<String> = notice.lines.iter().map(|row| line(texts, row)).collect();
    let mut paragraphs = vec![
        texts.with_text("notice-greeting", "customer", &one_line(&notice.customer)),
        part("opening"),
        lines.join("\n"),
        texts.with_text("notice-total", "total", &total),
    ];
    let beside = |key: &str, sum: fn(&Asked) -> Money| {
        let sums = notice.asked.iter().map(sum).filter(|sum| sum.is_positive());
        let sums: Vec<String> = sums.map(|sum| texts.money(sum)).collect();
        (!sums.is_empty()).then(|| texts.with_text(key, "sum", &sums.join(" + ")))
    };
    paragraphs.extend(beside("notice-charges", |asked| asked.charges));
    paragraphs.extend(beside("notice-received", |asked| asked.received));
    paragraphs.extend([
        part("closing"),
        texts.get("notice-already-paid"),
        texts.with_text("notice-signature", "company", &one_line(&notice.company)),
    ]);
    let subject = texts.with_text(&format!("notice-{letter}-subject"), "total", &total);
    Written { subject, body: paragraphs.join("\n\n") }
}

/// Invoices that a short message names; of more it says how many there are.
const NAMED: usize = 3;

/// Writes the notice as a short message: who asks for how much, without any word that others
/// may not read on a phone that lies on the table.
pub fn short(texts: &Texts, notice: &Notice) -> String {
    let late = notice.lines.iter().any(|line| line.days_late > 0);
    let key = if late { "notice-sms-overdue" } else { "notice-sms-coming" };
    let numbers: Vec<String> =
        notice.lines.iter().take(NAMED).map(|line| one_line(&line.number)).collect();
    let more = notice.lines.len().saturating_sub(NAMED);
    let mut named = numbers.join(", ");
    if more > 0 {
        named = texts.with("notice-sms-more", &[("numbers", named.into()), ("count", more.into())]);
    }
    let values = [
        ("company", one_line(&notice.company).into()),
        ("total", total(texts, notice).into()),
        ("numbers", named.into()),
    ];
    // A space that does not break is in no phone's alphabet and would double the price.
    texts.with(key, &values).replace('\u{a0}', " ")
}

fn letter_of<'a>(texts: &Texts, notice: &'a Notice) -> &'a str {
    let own = texts.has(&format!("notice-{}-subject", notice.text));
    match notice.lines.iter().any(|line| line.days_late > 0) {
        _ if own => &notice.text,
        true => "overdue",
        false => "coming",
    }
}

fn line(texts: &Texts, line: &NoticeLine) -> String {
    let number = one_line(&line.number);
    let document = match line.effective {
        Some(day) => {
            let values = [("number", number.into()), ("date", texts.day(day).into())];
            texts.with("notice-document-of", &values)
        }
        None => texts.with_text("notice-document", "number", &number),
    };
    let values: [(&str, Value); 4] = [
        ("document", document.into()),
        ("due", texts.day(line.due).into()),
        ("open", texts.money(line.open).into()),
        ("late", texts.days_late(line.days_late).into()),
    ];
    texts.with("notice-line", &values)
}

/// What is to be paid per currency, in the order of the currency codes: `1 200,00 EUR + 50,00 USD`.
/// A currency in which nothing is left to pay is not named, unless nothing is left in any.
fn total(texts: &Texts, notice: &Notice) -> String {
    let mut sums = open_by_currency(&notice.lines);
    for asked in &notice.asked {
        sums.insert(asked.to_pay.currency(), asked.to_pay);
    }
    if sums.values().any(|sum| sum.is_positive()) {
        sums.retain(|_, sum| sum.is_positive());
    }
    let sums: Vec<String> = sums.into_values().map(|sum| texts.money(sum)).collect();
    sums.join(" + ")
}

/// What is open of these invoices by currency. Sums too large for 64 bits stay at the largest
/// amount that can be written.
pub fn open_by_currency(lines: &[NoticeLine]) -> BTreeMap<Currency, Money> {
    let mut sums: BTreeMap<Currency, Money> = BTreeMap::new();
    for line in lines {
        let currency = line.open.currency();
        let sum = sums.entry(currency).or_insert(Money::zero(currency));
        *sum = Money::from_minor(sum.minor().saturating_add(line.open.minor()), currency);
    }
    sums
}

/// Names and numbers come from files and forms: a line break in one must not forge a
/// line of the letter or a header of the mail.
fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_control())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;
    use saldo_domain::Currency;

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    fn row(number: &str, due: &str, minor: i64, currency: &str, days_late: i64) -> NoticeLine {
        let currency = Currency::from_code(currency).expect(currency);
        NoticeLine {
            number: number.to_owned(),
            effective: number.starts_with('A').then(|| day("2026-10-15")),
            due: day(due),
            open: Money::from_minor(minor, currency),
            days_late,
        }
    }

    fn notice(text: &str, lines: Vec<NoticeLine>) -> Notice {
        let (customer, company) = ("Õunapuu & Pojad OÜ".to_owned(), "Põhjala Kaubad AS".to_owned());
        Notice { text: text.to_owned(), customer, company, lines, asked: Vec::new() }
    }

    #[test]
    fn one_letter_lists_every_invoice_and_adds_them_up() {
        let lines = vec![
            row("A-101", "2026-11-09", 123_450, "EUR", 12),
            row("A-102", "2026-11-20", 100_000, "EUR", 1),
        ];
        let written = write(Texts::of(Language::Et), &notice("no-such-letter", lines));
        assert_eq!(written.subject, "Tähtaja ületanud võlgnevus: 2\u{a0}234,50\u{a0}EUR");
        let expected = "• arve A-101, 15.10.2026, maksetähtaeg 09.11.2026: \
                        1\u{a0}234,50\u{a0}EUR (12 päeva üle tähtaja)\n\
                        • arve A-102, 15.10.2026, maksetähtaeg 20.11.2026: \
                        1\u{a0}000,00\u{a0}EUR (1 päev üle tähtaja)";
        assert!(written.body.contains(expected), "{}", written.body);
        assert!(written.body.starts_with("Saaja: Õunapuu & Pojad OÜ\n\n"), "{}", written.body);
        assert!(written.body.ends_with("Lugupidamisega\nPõhjala Kaubad AS"), "{}", written.body);
    }

    #[test]
    fn the_letter_follows_the_step_or_else_the_due_day() {
        let rows = [
            ("breach-notice", 8, "Notice of breach of payment terms: 1.00\u{a0}EUR"),
            ("claim", 15, "Pre-trial claim: 1.00\u{a0}EUR"),
            ("unheard-of", 3, "Overdue payment: 1.00\u{a0}EUR"),
            ("unheard-of", -3, "Payment reminder: 1.00\u{a0}EUR"),
            ("unheard-of", 0, "Payment reminder: 1.00\u{a0}EUR"),
        ];
        for (text, late, subject) in rows {
            let lines = vec![row("A-1", "2026-11-09", 100, "EUR", late)];
            let written = write(Texts::of(Language::En), &notice(text, lines));
            assert_eq!(written.subject, subject, "{text} {late}");
        }
    }

    #[test]
    fn charges_and_money_that_waits_are_told_beside_what_is_asked_for() {
        let mut told = notice("claim", vec![row("A-1", "2026-11-09", 10_000, "EUR", 2)]);
        let eur = |minor| Money::from_minor(minor, Currency::from_code("EUR").expect("EUR"));
        told.asked = vec![Asked { charges: eur(1_000), received: eur(2_500), to_pay: eur(8_500) }];
        let written = write(Texts::of(Language::En), &told);
        assert_eq!(written.subject, "Pre-trial claim: 85.00\u{a0}EUR");
        for said in ["Total: 85.00", "within the total: 10.00", "off the total: 25.00"] {
            assert!(written.body.contains(said), "{said}: {}", written.body);
        }
        assert!(short(Texts::of(Language::En), &told).contains("85.00 EUR"));
    }

    #[test]
    fn a_short_message_names_three_invoices_and_counts_the_others() {
        let lines = ["A-1", "A-2", "A-3", "A-4", "A-5"];
        let lines = lines.map(|number| row(number, "2026-11-09", 10_000, "EUR", 2));
        let text = short(Texts::of(Language::En), &notice("overdue", lines.to_vec()));
        assert!(
            text.contains("500.00 EUR") && text.contains("A-3") && text.contains('2'),
            "{text}"
        );
        assert!(!text.contains("A-4") && !text.contains('\u{a0}'), "{text}");
        let coming = notice("claim", vec![row("A-1\r\n", "2026-11-09", 1, "EUR", -2)]);
        for language in Language::ALL {
            let text = short(Texts::of(language), &coming);
            assert!(text.contains("A-1") && !text.contains(['\r', '\n']), "{text}");
        }
    }

    #[test]
    fn currencies_are_never_added_together() {
        let lines = vec![
            row("A-1", "2026-11-09", 100, "USD", 2),
            row("A-2", "2026-11-09", 250, "EUR", 2),
            row("A-3", "2026-11-09", 300, "USD", 2),
        ];
        let written = write(Texts::of(Language::En), &notice("overdue", lines));
        assert_eq!(written.subject, "Overdue payment: 2.50\u{a0}EUR + 4.00\u{a0}USD");
    }

    #[test]
    fn a_line_break_in_a_name_forges_nothing() {
        let mut forged = notice("overdue", vec![row("A\r\n• 1", "2026-11-09", 100, "EUR", 2)]);
        forged.customer = "Evil\r\nBcc: all@example.org".to_owned();
        let written = write(Texts::of(Language::En), &forged);
        assert!(written.body.starts_with("To Evil Bcc: all@example.org\n\n"), "{}", written.body);
        assert!(written.body.contains("invoice A • 1 of"), "{}", written.body);
    }
}
