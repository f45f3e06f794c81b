//! What the contract, an agreement or the law says lateness costs, and which of them holds.

use crate::book::Item;
use crate::charges::Period;
use crate::charges::ee_113::Debtor;
use crate::charges::segment::DayCount;
use crate::charges::weekly_table::WeeklyTable;
use crate::day::Day;
use crate::ids::ItemId;
use crate::rates::Rate;

/// Where the right to a charge comes from. An earlier one goes before a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ground {
    Contract,
    Agreement,
    Law,
}

impl Ground {
    /// Every ground, the first that says something wins.
    pub const ALL: [Ground; 3] = [Ground::Contract, Ground::Agreement, Ground::Law];

    /// The word in stored rows and locale keys.
    pub const fn code(self) -> &'static str {
        match self {
            Ground::Contract => "contract",
            Ground::Agreement => "agreement",
            Ground::Law => "law",
        }
    }

    /// The ground with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ground| ground.code() == code)
    }
}

/// How a charge is computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Method {
    /// Percentage of the unpaid sum per day (INT-03, INT-07). Days of grace bear nothing.
    DailyPenalty { rate: Rate, cap: Option<Rate>, grace_days: u16 },
    /// One yearly rate (INT-04).
    AnnualRate { rate: Rate, count: DayCount },
    /// Key rate of each period (GK 395).
    Article395,
    /// Half-yearly rate and a fixed sum (VÕS 113, 113-1).
    Estonia113 { debtor: Debtor },
    /// Weekly table of a supplementary agreement (LFE-04).
    Weekly(WeeklyTable),
    /// Nothing accrues in the days of the term, whatever else holds: insolvency, a settlement
    /// (P12). Its days are days of delay, not of documents.
    Nothing,
}

impl Method {
    /// The word in stored rows and locale keys.
    pub const fn code(&self) -> &'static str {
        match self {
            Method::DailyPenalty { .. } => "daily_penalty",
            Method::AnnualRate { .. } => "annual_rate",
            Method::Article395 => "article_395",
            Method::Estonia113 { .. } => "estonia_113",
            Method::Weekly(_) => "weekly_table",
            Method::Nothing => "nothing",
        }
    }
}

/// One thing that was agreed, or that the law says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub ground: Ground,
    pub method: Method,
    /// The one document it is about; `None` for every document of the customer.
    pub item: Option<ItemId>,
    /// First and last day of the documents it is about, both included; of [`Method::Nothing`]
    /// the days of delay themselves.
    pub from: Day,
    pub until: Day,
    /// Code of the calendar by which a due day that is a day off moves on; `None` as it is.
    pub due_moves_by: Option<&'static str>,
    /// The contract says that this is owed beside whatever else is owed for the same days.
    pub beside_others: bool,
    /// Contract and clause, or law and article.
    pub reference: String,
}

/// Two terms of one ground claim the same document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{first}” and “{second}” both set a charge for the same document; \
     end one of them, or say that the contract adds them"
)]
pub struct TwoMethods {
    pub first: String,
    pub second: String,
}

impl Term {
    /// What the law of a country says where nothing was agreed; `None` where no law is known.
    /// A debtor counts as a business; a term of the law's ground says otherwise.
    pub fn of_law(country: &str) -> Option<Self> {
        let (method, due_moves_by, reference) = match country {
            "RU" => (Method::Article395, Some("RU"), "ГК РФ, ст. 395"),
            "EE" => (Method::Estonia113 { debtor: Debtor::Business }, None, "VÕS § 113"),
            _ => return None,
        };
        Some(Self {
            ground: Ground::Law,
            method,
            item: None,
            from: Day::FIRST,
            until: Day::LAST,
            due_moves_by,
            beside_others: false,
            reference: reference.to_owned(),
        })
    }

    /// Is the term about this document?
    pub fn is_about(&self, item: &Item) -> bool {
        let this_or_all = self.item.is_none_or(|about| about == item.item);
        this_or_all && self.from <= item.effective && item.effective <= self.until
    }
}

/// The terms that hold for a document: the one of the first ground that says something, and
/// those the contract adds. A term about the document itself goes before one about all.
pub fn choose<'t>(terms: &'t [Term], item: &Item) -> Result<Vec<&'t Term>, TwoMethods> {
    let accrues = |term: &&Term| term.method != Method::Nothing && term.is_about(item);
    let about: Vec<&Term> = terms.iter().filter(accrues).collect();
    let mut chosen: Vec<&Term> = Vec::new();
    for ground in Ground::ALL {
        let alone = || about.iter().filter(|term| term.ground == ground && !term.beside_others);
        let own: Vec<&Term> = alone().filter(|term| term.item.is_some()).copied().collect();
        let found = if own.is_empty() { alone().copied().collect() } else { own };
        match found[..] {
            [] => continue,
            [one] => chosen.push(one),
            [first, second, ..] => {
                let [first, second] = [first, second].map(|term| term.reference.clone());
                return Err(TwoMethods { first, second });
            }
        }
        break;
    }
    chosen.extend(about.iter().filter(|term| term.beside_others));
    Ok(chosen)
}

/// The days in which nothing accrues on a document by what was agreed or has befallen the
/// customer; moratoria are not among them.
pub fn days_spared(terms: &[Term], item: ItemId) -> Vec<Period> {
    let spares = |term: &&Term| {
        term.method == Method::Nothing && term.item.is_none_or(|about| about == item)
    };
    let period = |term: &Term| Period { from: term.from, to: term.until };
    terms.iter().filter(spares).map(period).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::book::{ItemKind, Moment};
    use crate::ids::CustomerId;
    use crate::money::{Currency, Money};

    pub(in crate::claims) fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    pub(in crate::claims) fn invoice(minor: i64, effective: &str, due: &str) -> Item {
        Item {
            customer: CustomerId::new(1),
            item: ItemId::new(1),
            kind: ItemKind::Goods,
            number: "A-17".into(),
            effective: day(effective),
            due: day(due),
            amount: Money::from_minor(minor, Currency::from_code("EUR").expect("EUR")),
            recorded: Moment(0),
        }
    }

    pub(in crate::claims) fn penalty(rate: &str) -> Term {
        let rate = rate.parse().expect(rate);
        Term {
            ground: Ground::Contract,
            method: Method::DailyPenalty { rate, cap: None, grace_days: 0 },
            item: None,
            from: Day::FIRST,
            until: Day::LAST,
            due_moves_by: None,
            beside_others: false,
            reference: format!("contract, {rate} a day"),
        }
    }

    pub(in crate::claims) fn law() -> Term {
        Term {
            ground: Ground::Law,
            method: Method::Estonia113 { debtor: Debtor::Business },
            reference: "VÕS 113".into(),
            ..penalty("0")
        }
    }

    fn names(terms: &[Term]) -> Result<Vec<&str>, TwoMethods> {
        let chosen = choose(terms, &invoice(10_000, "2026-02-01", "2026-03-02"))?;
        Ok(chosen.into_iter().map(|term| term.reference.as_str()).collect())
    }

    #[test]
    fn contract_goes_before_agreement_and_agreement_before_law() {
        let agreement =
            Term { ground: Ground::Agreement, reference: "agreement".into(), ..penalty("0.2") };
        let contract = penalty("0.1");
        let later = Term { from: day("2026-02-02"), ..contract.clone() };
        let ended = Term { until: day("2026-01-31"), ..contract.clone() };
        let other = Term { item: Some(ItemId::new(2)), ..contract.clone() };
        let rows: [(&[Term], &[&str]); 7] = [
            (&[], &[]),
            (&[law()], &["VÕS 113"]),
            (&[law(), agreement.clone()], &["agreement"]),
            (&[law(), agreement.clone(), contract.clone()], &["contract, 0.10 a day"]),
            (&[law(), later], &["VÕS 113"]),
            (&[law(), ended], &["VÕS 113"]),
            (&[law(), other], &["VÕS 113"]),
        ];
        for (terms, chosen) in rows {
            assert_eq!(names(terms), Ok(chosen.to_vec()));
        }
        let own = Term { item: Some(ItemId::new(1)), reference: "own".into(), ..penalty("0.5") };
        assert_eq!(names(&[contract, own, law()]), Ok(vec!["own"]));
    }

    #[test]
    fn days_without_charge_choose_no_method_and_concern_their_document() {
        let (from, until) = (day("2026-03-05"), day("2026-03-09"));
        let nothing = Term { method: Method::Nothing, from, until, ..penalty("0") };
        let other = Term { item: Some(ItemId::new(2)), ..nothing.clone() };
        let terms = [nothing, other, penalty("0.1"), law()];
        assert_eq!(names(&terms), Ok(vec!["contract, 0.10 a day"]));
        assert_eq!(names(&terms[..2]), Ok(vec![]));
        let spared = |id| days_spared(&terms, ItemId::new(id)).len();
        assert_eq!((spared(1), spared(2)), (1, 2));
    }

    mod penalty {
        use super::*;

        /// P15: penalty and statutory interest for the same days.
        #[test]
        fn lfe_13_exclusive_regimes() {
            let (first, second) = (penalty("0.1"), penalty("0.2"));
            let refused = names(&[first.clone(), second.clone(), law()]).expect_err("two methods");
            assert_eq!((refused.first, refused.second), (first.reference, second.reference));
            // Never both by accident, both where the contract says so.
            assert_eq!(names(&[penalty("0.1"), law()]), Ok(vec!["contract, 0.10 a day"]));
            let beside = Term { beside_others: true, ..penalty("0.1") };
            assert_eq!(
                names(&[beside.clone(), law()]),
                Ok(vec!["VÕS 113", "contract, 0.10 a day"])
            );
            assert_eq!(names(&[beside]), Ok(vec!["contract, 0.10 a day"]));
        }
    }
}
