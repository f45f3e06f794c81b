//! Who plays: the people of the company and the cards of its buyers.

use super::dice::Dice;
use super::words::{Buyers, words};
use super::{DemoSpec, STAFF};
use saldo_domain::Role;
use saldo_domain::book::facts::{ContactFact, CustomerFact};
use saldo_domain::number::search_key;
use saldo_letters::Texts;

/// A person of the demo company. All share the demo password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoPerson {
    pub login: String,
    pub name: String,
    pub role: Role,
    /// Team of a representative or supervisor; empty for the others.
    pub team: String,
}

/// People of every role: one representative for about forty buyers, in two teams with a
/// supervisor each, and one person for every other role.
pub(super) fn staff(spec: &DemoSpec) -> Vec<DemoPerson> {
    let words = words();
    let teams = words.teams.get(spec.words.code()).or_else(|| words.teams.get("en"));
    let team =
        |index: i64| teams.map_or_else(String::new, |pair| pair[(index % 2) as usize].clone());
    let titled = |role: Role, login: &str| DemoPerson {
        login: login.to_owned(),
        name: Texts::of(spec.words).role(role),
        role,
        team: String::new(),
    };
    let numbered = |role: Role, login: &str, index: i64| DemoPerson {
        login: format!("{login}{}", index + 1),
        name: format!("{} {}", Texts::of(spec.words).role(role), index + 1),
        role,
        team: team(index),
    };
    let mut people: Vec<DemoPerson> =
        (0..representatives(spec)).map(|index| numbered(Role::SalesRep, "rep", index)).collect();
    people.extend((0..2).map(|index| numbered(Role::Supervisor, "supervisor", index)));
    people.extend(SINGLE_ROLES.map(|(role, login)| titled(role, login)));
    people
}

/// Roles held by one person each, with their log-ins.
const SINGLE_ROLES: [(Role, &str); 10] = [
    (Role::HeadOfSales, "sales"),
    (Role::HeadOfFinancialControl, "control"),
    (Role::FinancialControlOfficer, "controller"),
    (Role::CommercialDirector, "commercial"),
    (Role::Director, "director"),
    (Role::GeneralDirector, "general"),
    (Role::Legal, "legal"),
    (Role::Security, "security"),
    (Role::Accountant, "accountant"),
    (Role::Administrator, "admin"),
];

fn representatives(spec: &DemoSpec) -> i64 {
    (i64::from(spec.customers) / 40).clamp(2, 12)
}

/// The password of every demo person: two words and four digits, from the seed.
pub(super) fn password(seed: u64) -> String {
    let mut dice = Dice::of(seed, STAFF);
    let [first, second] = [(); 2].map(|()| dice.pick(&words().password).clone());
    format!("{first}-{second}-{:04}", dice.among(0..=9_999))
}

/// The code of the buyer with this index.
pub(super) fn code(index: u32) -> String {
    format!("C-{:04}", index + 1)
}

/// The card of the buyer with this index.
pub(super) fn card(spec: &DemoSpec, index: u32, dice: &mut Dice) -> CustomerFact {
    let buyers = &words().buyers[dice.weigh(&spec.company().buyers)];
    let name = company_name(buyers, dice);
    let mail = format!("{}-{}.example", ascii_word(&name), index + 1);
    let line = format!("{:04}", index % 10_000);
    // One card in thirty lacks its mail address, one in forty its telephone: then a
    // notice turns into work for a person.
    let email = (!dice.happens(33)).then(|| format!("accounts@{mail}"));
    let phone = (!dice.happens(25)).then(|| format!("{}{line}", buyers.phone));
    CustomerFact {
        code: code(index),
        name: Some(name),
        registry_code: Some(format!("00{:06}", index + 1)),
        country: Some(buyers.country.clone()),
        language: Some(buyers.language.clone()),
        email,
        phone,
        address: Some(address(buyers, dice)),
        owner: Some(format!("rep{}", i64::from(index) % representatives(spec) + 1)),
        group: None,
        contact: ContactFact::default(),
    }
}

fn company_name(buyers: &Buyers, dice: &mut Dice) -> String {
    let plain = format!("{} {}", dice.pick(&buyers.first), dice.pick(&buyers.second));
    dice.pick(&buyers.forms).replace("{}", &plain)
}

fn address(buyers: &Buyers, dice: &mut Dice) -> String {
    let (street, house) = (dice.pick(&buyers.streets), dice.among(1..=88));
    format!("{street} {house}, {}", dice.pick(&buyers.towns))
}

/// First word of the name that can stand in a mail address; `buyer` when there is none.
fn ascii_word(name: &str) -> String {
    let folded = search_key(name);
    let fits = |word: &&str| word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    folded.split(' ').find(fits).unwrap_or("buyer").to_owned()
}
