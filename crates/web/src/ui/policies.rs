//! The regulation as a document: its versions, each to be read, signed and confirmed as read.

use crate::desk::{Answer, Desk, see_and_tell, show as page};
use crate::errors::Trouble;
use crate::frame::Frame;
use crate::ladder::{self, Bar, Ladder};
use askama::Template;
use axum::extract::{Form, Path};
use saldo_domain::policy::Policy;
use saldo_domain::{CompanyId, Role};
use saldo_letters::regulation::{Clause, Difference};
use saldo_work::policies::{self, Document, GroupShown, State, Version, VersionRefusal, Wanted};
use saldo_work::{Office, Refused, Who};
use serde::Deserialize;

/// Every version.
#[derive(Template)]
#[template(path = "policies.html")]
pub(crate) struct Screen {
    p: Frame,
    versions: Vec<Version>,
    /// Groups of customers with what holds for each.
    groups: Vec<GroupShown>,
    /// Names of the policies that ship.
    templates: Vec<&'static str>,
    may_draw_up: bool,
}

impl Screen {
    pub(crate) fn new(
        p: Frame,
        (versions, groups): (Vec<Version>, Vec<GroupShown>),
        may_draw_up: bool,
    ) -> Self {
        let templates = policies::all_shipped().map(|(name, _)| name).collect();
        Self { p, versions, groups, templates, may_draw_up }
    }

    fn tone(&self, state: &State) -> &'static str {
        tone(*state)
    }
}

/// The badge of a state.
fn tone(state: State) -> &'static str {
    match state {
        State::Proposed => "warn",
        State::Approved => "note",
        State::InForce => "good",
        State::Superseded => "",
        State::Withdrawn => "bad",
    }
}

pub(crate) async fn show(desk: Desk) -> Answer {
    let shown = desk
        .ask(|office, company, _| {
            Ok((policies::list(office, company)?, policies::groups(office, company)?))
        })
        .await?;
    let may = policies::may_draw_up(desk.who());
    page(&Screen::new(desk.frame("nav-policies"), shown, may))
}

/// What may be done to a version that is read.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct May {
    pub(crate) draw_up: bool,
    pub(crate) approve: bool,
    /// A director who reads the own proposal is told why there is nothing to sign.
    pub(crate) own: bool,
    pub(crate) withdraw: bool,
    pub(crate) confirm: bool,
}

/// One policy as clauses to be read and signed.
#[derive(Template)]
#[template(path = "policy.html")]
pub(crate) struct Reader {
    p: Frame,
    /// `name@version`.
    label: String,
    from: saldo_domain::Day,
    until: Option<saldo_domain::Day>,
    /// Groups of customers that it is for; none: all.
    groups: Vec<String>,
    hash: String,
    /// `None` for a policy that ships.
    version: Option<Version>,
    clauses: Vec<Clause>,
    ladder: Ladder,
    /// Against what the company follows.
    against: Option<(String, Vec<Difference>)>,
    may: May,
}

impl Reader {
    pub(crate) fn new(
        mut p: Frame,
        policy: &Policy,
        hash: String,
        version: Option<Version>,
        followed: Option<&Document>,
        may: May,
    ) -> Self {
        let label = format!("{}@{}", policy.id, policy.version);
        p.title.clone_from(&label);
        let texts = p.texts;
        let other = followed.filter(|followed| followed.label() != label);
        let against =
            other.map(|followed| (followed.label(), texts.differences(&followed.policy, policy)));
        Self {
            label,
            from: policy.effective_from,
            until: policy.effective_to,
            groups: policy.scope.groups().iter().map(ToString::to_string).collect(),
            hash,
            version,
            clauses: texts.clauses(policy),
            ladder: Ladder::of(policy),
            against,
            may,
            p,
        }
    }

    fn tone(&self, state: &State) -> &'static str {
        tone(*state)
    }

    /// Name of the shipped policy that is read.
    fn template_name(&self) -> &str {
        self.label.split('@').next().unwrap_or_default()
    }

    /// Baseline of the text of a bar.
    fn baseline(&self, bar: &Bar) -> i64 {
        bar.y + ladder::BAR - 3
    }

    const fn bar_height(&self) -> i64 {
        ladder::BAR
    }

    /// “Step 3 · LAD-03”, or the check.
    fn name(&self, bar: &Bar) -> String {
        match bar.step {
            Some(step) => format!("{} · {}", self.p.texts.step(step), bar.clause),
            None => format!("{} · {}", self.p.t("regulation-watch"), bar.clause),
        }
    }

    fn days(&self, bar: &Bar) -> String {
        match bar.to {
            Some(to) if to == bar.from => bar.from.to_string(),
            Some(to) => format!("{} … {to}", bar.from),
            None => format!("{} …", bar.from),
        }
    }

    fn roles(&self, roles: &[Role]) -> String {
        let names: Vec<String> = roles.iter().map(|role| self.p.role(role)).collect();
        names.join(", ")
    }
}

pub(crate) async fn read(desk: Desk, Path(entry): Path<i64>) -> Answer {
    let (version, document, followed, may) = desk
        .ask(move |office, company, who| {
            let name = format!("#{entry}");
            let document = policies::find(office, company, Wanted::Version(&name))?;
            let versions = policies::list(office, company)?;
            let version = versions.into_iter().find(|one| one.entry == entry);
            let signs = version.as_ref().map(|one| signing(office, company, who, one));
            let scope = &document.policy.scope;
            let followed = policies::find(office, company, Wanted::FollowedBy(scope))?;
            Ok((version, document, followed, signs.transpose()?.unwrap_or_default()))
        })
        .await?;
    let version = version.ok_or_else(Trouble::missing)?;
    let may = self::may(&desk, &version, may);
    let frame = desk.frame("nav-policies");
    let hash = document.hash.clone();
    page(&Reader::new(frame, &document.policy, hash, Some(version), Some(&followed), may))
}

/// Whether this person may put the version into force.
fn signing(
    office: &Office,
    company: CompanyId,
    who: Who,
    version: &Version,
) -> Result<May, Refused> {
    match policies::may_approve(office, company, who, version) {
        Ok(()) => Ok(May { approve: true, ..May::default() }),
        Err(Refused::Versions(VersionRefusal::SamePerson)) => {
            Ok(May { own: true, ..May::default() })
        }
        Err(Refused::NotPermitted { .. } | Refused::Versions(_)) => Ok(May::default()),
        Err(other) => Err(other),
    }
}

fn may(desk: &Desk, version: &Version, signing: May) -> May {
    let who = desk.who();
    let has_read = version.sheet.read.iter().any(|reader| reader.person == who.person);
    May {
        draw_up: policies::may_draw_up(who),
        withdraw: policies::may_withdraw(who, version, desk.today),
        confirm: !has_read && version.state != State::Withdrawn,
        ..signing
    }
}

pub(crate) async fn template(desk: Desk, Path(name): Path<String>) -> Answer {
    let (document, followed) = desk
        .ask(move |office, company, _| {
            let shipped = policies::shipped(&name)?;
            Ok((shipped, policies::find(office, company, Wanted::Followed)?))
        })
        .await?;
    let may = May { draw_up: policies::may_draw_up(desk.who()), ..May::default() };
    let frame = desk.frame("nav-policies");
    let hash = document.hash.clone();
    page(&Reader::new(frame, &document.policy, hash, None, Some(&followed), may))
}

pub(crate) async fn confirm(desk: Desk, Path(entry): Path<i64>) -> Answer {
    desk.ask(move |office, company, who| policies::acknowledge(office, company, who, entry))
        .await?;
    Ok(see_and_tell(&format!("/policies/{entry}"), "policy-read", 1))
}

pub(crate) async fn approve(desk: Desk, Path(entry): Path<i64>) -> Answer {
    desk.ask(move |office, company, who| policies::approve(office, company, who, entry)).await?;
    Ok(see_and_tell(&format!("/policies/{entry}"), "policy-approved", 1))
}

/// Why a version is withdrawn.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Reason {
    reason: String,
}

pub(crate) async fn withdraw(
    desk: Desk,
    Path(entry): Path<i64>,
    Form(form): Form<Reason>,
) -> Answer {
    desk.ask(move |office, company, who| {
        policies::withdraw(office, company, who, entry, &form.reason)
    })
    .await?;
    Ok(see_and_tell(&format!("/policies/{entry}"), "policy-withdrawn", 1))
}
