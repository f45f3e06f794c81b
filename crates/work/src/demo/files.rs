//! Customers' files: papers that are complete, that grow old, that are missing; people, points
//! of sale, contracts, limits, and the audit of a debtor.

use super::scene::Scene;
use crate::dossier::{self, AuditClosed, ContractAsked, FiguresKept, PaperKept, Saying, StageKept};
use crate::{Refused, Who};
use saldo_domain::authority::package::Paper;
use saldo_domain::dossier::audit::{CauseClass, Stage};
use saldo_domain::dossier::outlet::OutletFact;
use saldo_domain::dossier::people::{Official, Post};
use saldo_domain::fieldwork::quadrant::Importance;
use saldo_domain::{CustomerId, Role};
use saldo_letters::Texts;
use saldo_store::customers::Card;

/// Buyers with a file.
const FILES: u32 = 18;

/// Working days before the last day on which the files are filled: an extract that is young on
/// that day and one that is not any more on the last.
pub(super) const FILLED: u32 = 14;

/// What a buyer brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Folder {
    /// Everything, and it stays good.
    Complete,
    /// Everything, with an extract that is too old on the last day.
    GrowsOld,
    /// Some papers, two of the three people.
    Gaps,
}

impl Folder {
    const fn of(place: usize) -> Self {
        match place % 3 {
            0 => Folder::Complete,
            1 => Folder::GrowsOld,
            _ => Folder::Gaps,
        }
    }

    /// Days since the extract was made, when it is handed in.
    const fn extract_age(self) -> i64 {
        match self {
            Folder::Complete => 2,
            Folder::GrowsOld | Folder::Gaps => 21,
        }
    }

    fn papers(self) -> Vec<Paper> {
        let of_people = |paper: &Paper| *paper == Paper::DetailsAndContacts;
        let left_out = |paper: &Paper| self == Folder::Gaps && paper.number() % 3 == 2;
        Paper::ALL.into_iter().filter(|paper| !of_people(paper) && !left_out(paper)).collect()
    }

    fn posts(self) -> &'static [Post] {
        match self {
            Folder::Gaps => &[Post::Owner, Post::Manager, Post::ChiefAccountant],
            _ => Post::ALL,
        }
    }

    fn facts(self) -> &'static [OutletFact] {
        match self {
            Folder::Gaps => &[OutletFact::Standing, OutletFact::Location, OutletFact::Stock],
            _ => OutletFact::ALL,
        }
    }
}

/// Days before the demo's last day on which copies were certified.
const CERTIFIED_BEFORE: i64 = 400;

/// Representatives bring what they were given, and people decide on it.
pub(super) fn fill(scene: &Scene<'_>) -> Result<(), Refused> {
    if !scene.is_back(FILLED) {
        return Ok(());
    }
    for (place, card) in scene.buyers(0, FILES)?.iter().enumerate() {
        let folder = Folder::of(place);
        let Some(owner) = scene.team.owner(card.owner) else { continue };
        let sayings: Vec<(Saying, i64)> =
            sayings(scene, card, folder).into_iter().map(|saying| (saying, 0)).collect();
        dossier::say(scene.office, scene.company, owner.who(), card.customer, &sayings)?;
        if folder != Folder::Gaps {
            decide(scene, card, owner.who(), place)?;
        }
    }
    audit(scene)
}

fn sayings(scene: &Scene<'_>, card: &Card, folder: Folder) -> Vec<Saying> {
    let mut said = Vec::new();
    for paper in folder.papers() {
        let extract = paper == Paper::RegisterExtract;
        let made = extract.then(|| scene.day.plus(-folder.extract_age()));
        let note = scene.say(if extract { "file_extract" } else { "file_copy" });
        let copy = paper.is_certified_copy();
        said.push(Saying::Paper(
            paper,
            PaperKept {
                there: true,
                made,
                note,
                attachment: None,
                certified_by: if copy { scene.say("file_certifier") } else { String::new() },
                certified_on: copy.then(|| scene.day.plus(-CERTIFIED_BEFORE)),
            },
        ));
    }
    for (place, post) in folder.posts().iter().enumerate() {
        said.push(Saying::Person(*post, official(scene, card, *post, place)));
    }
    for fact in folder.facts() {
        let text = scene.say(&format!("file_{}", fact.code()));
        said.push(Saying::Outlet(*fact, text));
    }
    said.push(Saying::Importance(*scene.dice(card.customer).weigh(&[
        (Importance::High, 3),
        (Importance::Middle, 5),
        (Importance::Low, 2),
    ])));
    if folder != Folder::Gaps {
        said.push(Saying::Figures(figures(scene, card.customer)));
    }
    said
}

/// Named by their post, as everybody in the demo company: nobody is meant.
fn official(scene: &Scene<'_>, card: &Card, post: Post, place: usize) -> Official {
    let texts = Texts::of(scene.spec.words);
    let number = |line: usize| format!("{} {}{line}", card.phone, place + 1).trim().to_owned();
    let note = if place == 0 { scene.say("file_official") } else { String::new() };
    Official {
        name: texts.get(&format!("post-{}", post.code().replace('_', "-"))),
        work: number(1),
        home: number(2),
        mobile: number(3),
        email: card.email.clone(),
        note,
    }
}

fn figures(scene: &Scene<'_>, customer: CustomerId) -> FiguresKept {
    let mut dice = scene.dice(customer);
    let income = dice.among(40_000..=400_000);
    FiguresKept {
        day: scene.day.plus(-dice.among(10..=40)),
        source: scene.say("file_source"),
        income: scene.units(income),
        expenses: scene.units(income * dice.among(820..=970) / 1_000),
        debts: scene.units(income * dice.among(150..=700) / 1_000),
        own_funds: scene.units(income * dice.among(80..=450) / 1_000),
        credit: scene.say("file_credit"),
    }
}

/// Goods on credit, a contract, a limit as the payments bear it.
fn decide(scene: &Scene<'_>, card: &Card, owner: Who, place: usize) -> Result<(), Refused> {
    let (office, company, customer) = (scene.office, scene.company, card.customer);
    let sheet = dossier::sheet(office, company, owner, &card.code)?;
    let (who, reason) = match sheet.may_decide {
        true => (owner, "file_granted"),
        false => (scene.team.holder(Role::GeneralDirector)?, "file_granted_without"),
    };
    dossier::decide_deferral(office, company, who, customer, true, &scene.say(reason))?;
    let asked = ContractAsked {
        number: format!("{}/{:02}", place + 1, scene.day.year() % 100),
        signed: scene.day.plus(-1),
        terms_days: Some(if place.is_multiple_of(2) { 14 } else { 30 }),
        late_fee: true,
        // One contract without the clause: then the file warns of it.
        pretrial: place != 1,
        // The clauses of one contract nobody has looked up yet.
        payment_clauses: if place == 2 { String::new() } else { "4.1, 4.3".to_owned() },
        penalty_clauses: if place == 2 { String::new() } else { "7.2".to_owned() },
        copy: None,
    };
    dossier::add_contract(office, company, owner, customer, &asked)?;
    if !place.is_multiple_of(6) {
        return Ok(());
    }
    let proposal = dossier::sheet(office, company, owner, &card.code)?.proposal?;
    let supervisor = scene.team.holder(Role::Supervisor)?;
    dossier::confirm_limit(office, company, supervisor, customer, proposal.limit, "")
}

/// The oldest debtor is looked at in all four stages, the next one in two so far.
fn audit(scene: &Scene<'_>) -> Result<(), Refused> {
    let security = scene.team.holder(Role::Security)?;
    for (place, debtor) in scene.late()?.iter().take(2).enumerate() {
        let stages = if place == 0 { Stage::ALL } else { &Stage::ALL[..2] };
        let said: Vec<(Saying, i64)> = stages.iter().map(|one| (stage(scene, *one), 0)).collect();
        let (office, company) = (scene.office, scene.company);
        dossier::say(office, company, security, debtor.customer, &said)?;
        if place == 0 {
            let conclusion = scene.say("audit_strategy");
            let closed = AuditClosed { critical: true, conclusion, expert: None };
            dossier::close_audit(office, company, security, debtor.customer, &closed)?;
        }
    }
    Ok(())
}

fn stage(scene: &Scene<'_>, stage: Stage) -> Saying {
    let text = scene.say(&format!("audit_{}", stage.code()));
    let class = match stage {
        Stage::Causes => CauseClass::Economic.code().to_owned(),
        _ => String::new(),
    };
    let chance = (stage == Stage::Recovery).then_some(50);
    Saying::Stage(stage, StageKept { text, class, chance })
}
