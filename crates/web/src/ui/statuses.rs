//! Statuses of all customers: how many of each, the round that is being decided, and what was
//! decided (CLS-06 to CLS-11).

use crate::desk::{Answer, Desk, see_and_tell, show as page, show_as};
use crate::errors::{self, sentence};
use crate::frame::Frame;
use crate::lists::{self, Chip, Pager, link, segment};
use askama::Template;
use axum::extract::{Form, Query};
use saldo_domain::rating::{Progress, RoundKind, Status};
use saldo_domain::{CustomerId, Day};
use saldo_work::status::{self, ChangeShown, LineShown, RoundFilter, RoundShown};
use saldo_work::views::Paged;
use saldo_work::{Refused, RefusedKind};
use serde::Deserialize;

/// Lines of a round on one page: each is taller than a line.
const LINES: u32 = 25;

/// What the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    /// Day of the round; the latest where absent.
    round: String,
    /// `open`, `all`; what waits for the reader where absent.
    show: String,
    from: String,
    /// Where the page of what was decided begins.
    past: String,
}

/// Everything the page shows.
#[derive(Debug)]
pub(crate) struct Shown {
    pub(crate) counts: Vec<(Status, u64)>,
    /// Rounds, the latest first: day and kind.
    pub(crate) rounds: Vec<(Day, RoundKind)>,
    pub(crate) round: Option<RoundShown>,
    /// A round that is due and not begun, if this person may begin it.
    pub(crate) due: Option<Day>,
    pub(crate) changes: Paged<ChangeShown>,
}

#[derive(Template)]
#[template(path = "statuses.html")]
pub(crate) struct Screen {
    p: Frame,
    v: Shown,
    chips: Vec<Chip>,
    pager: Option<Pager>,
    past: Pager,
    problem: Option<String>,
}

impl Screen {
    pub(crate) fn new(p: Frame, v: Shown, wanted: &Wanted) -> Self {
        let here = |show: &str, from: &str| {
            link("/statuses", &[("round", &wanted.round), ("show", show), ("from", from)])
        };
        let chip = |show: &str, key: &str, count: u64| {
            Chip::new(here(show, ""), p.t(key), wanted.show == show).counted(count)
        };
        let chips = v.round.as_ref().map(|round| {
            let sums = round.sums;
            let all = round.round.lines;
            vec![
                chip("", "round-mine", sums.mine),
                chip("open", "round-open", all - sums.decided),
                chip("all", "round-all", all),
            ]
        });
        let pager =
            v.round.as_ref().map(|round| Pager::of(&round.lines, |from| here(&wanted.show, from)));
        let earlier = |past: &str| {
            let (show, from) = (wanted.show.as_str(), wanted.from.as_str());
            let query = [("round", wanted.round.as_str()), ("show", show), ("from", from)];
            link("/statuses", &[query.as_slice(), &[("past", past)]].concat())
        };
        let past = Pager::of(&v.changes, earlier);
        Self { chips: chips.unwrap_or_default(), p, v, pager, past, problem: None }
    }

    fn statuses(&self) -> [Status; 4] {
        Status::ALL
    }

    fn customer(&self, code: &str) -> String {
        format!("/customers/{}/credit", segment(code))
    }

    fn of_status(&self, status: &Status) -> String {
        link("/customers", &[("status", status.code())])
    }

    fn facts(&self, round: &RoundShown) -> String {
        let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        let values = [
            ("customers", count(round.round.customers).into()),
            ("lines", count(round.round.lines).into()),
        ];
        self.p.texts.with("round-facts", &values)
    }

    fn any_to_propose(&self, round: &RoundShown) -> bool {
        self.p.may_propose_status() && round.sums.mine > 0
    }

    fn any_to_approve(&self, round: &RoundShown) -> bool {
        self.p.may_approve_status() && round.sums.mine > 0
    }

    fn is_decided(&self, line: &LineShown) -> bool {
        matches!(line.progress, Progress::Decided(_))
    }

    fn is_round(&self, day: &Day) -> bool {
        self.v.round.as_ref().is_some_and(|round| round.round.day == *day)
    }

    fn round_link(&self, day: &Day) -> String {
        link("/statuses", &[("round", &day.to_string()), ("show", "all")])
    }
}

pub(crate) async fn show(desk: Desk, Query(wanted): Query<Wanted>) -> Answer {
    let shown = shown(&desk, &wanted).await?;
    page(&Screen::new(desk.frame("nav-statuses"), shown, &wanted))
}

async fn shown(desk: &Desk, wanted: &Wanted) -> Result<Shown, Refused> {
    let wanted = wanted.clone();
    desk.ask(move |office, company, who| {
        let counts = status::counts(office, company, who)?;
        let all = status::rounds(office, company, who)?;
        let rounds: Vec<(Day, RoundKind)> = all.iter().map(|one| (one.day, one.kind)).collect();
        let asked: Option<Day> = wanted.round.parse().ok();
        let day = asked.or_else(|| rounds.first().map(|one| one.0));
        let filter = match wanted.show.as_str() {
            "open" => RoundFilter::Open,
            "all" => RoundFilter::All,
            _ => RoundFilter::Mine,
        };
        let lines = lists::page_of(&wanted.from, LINES);
        let round =
            day.map(|day| status::round(office, company, who, day, filter, lines)).transpose()?;
        let due = status::round_not_begun(office, company, who)?;
        let past = lists::page_of(&wanted.past, LINES);
        let changes = status::latest_changes(office, company, who, past)?;
        Ok(Shown { counts, rounds, round, due, changes })
    })
    .await
}

pub(crate) async fn begin(desk: Desk) -> Answer {
    let begun = desk.ask(status::begin_round).await?;
    let lines = i64::try_from(begun.round.lines).unwrap_or(i64::MAX);
    Ok(see_and_tell("/statuses", "round-begun", lines))
}

/// A vote as the forms send it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Voted {
    round: String,
    show: String,
    /// Number of the customer; all that wait where absent.
    customer: String,
    status: String,
    reason: String,
    /// `propose`, `approve` or `send_back`.
    say: String,
}

pub(crate) async fn vote(desk: Desk, Form(voted): Form<Voted>) -> Answer {
    let asked = voted.clone();
    let done = desk.ask(move |office, company, who| cast(office, company, who, &asked)).await;
    match done {
        Ok(count) => {
            let back = link("/statuses", &[("round", &voted.round), ("show", &voted.show)]);
            Ok(see_and_tell(&back, "round-voted", i64::try_from(count).unwrap_or(i64::MAX)))
        }
        Err(refused) => refuse(&desk, voted, refused).await,
    }
}

fn cast(
    office: &saldo_work::Office,
    company: saldo_domain::CompanyId,
    who: saldo_work::Who,
    voted: &Voted,
) -> Result<u64, Refused> {
    let round: Day = voted.round.parse().map_err(|_| Refused::Field {
        field: "round",
        value: voted.round.clone(),
        reason: "is not the day of a round",
        remedy: "open the round from the list",
    })?;
    let customer: Option<CustomerId> = voted.customer.parse().ok().map(CustomerId::new);
    let reason = voted.reason.trim();
    match (voted.say.as_str(), customer) {
        ("propose", None) => status::propose_as_worked_out(office, company, who, round),
        ("propose", Some(customer)) => {
            let status = Status::from_code(&voted.status).unwrap_or(Status::Uncertain);
            status::propose(office, company, who, round, customer, status, reason).map(|()| 1)
        }
        ("approve", None) => status::approve(office, company, who, round, None),
        ("approve", Some(customer)) => {
            status::approve(office, company, who, round, Some(&[customer]))
        }
        (_, Some(customer)) => {
            status::send_back(office, company, who, round, customer, reason).map(|()| 1)
        }
        (_, None) => Err(Refused::UnknownCustomer { customer: String::new() }),
    }
}

/// The round again, with what is wrong.
async fn refuse(desk: &Desk, voted: Voted, refused: Refused) -> Answer {
    if matches!(
        refused.kind(),
        RefusedKind::Failure | RefusedKind::Forbidden | RefusedKind::Missing
    ) {
        return Err(refused.into());
    }
    let wanted = Wanted { round: voted.round, show: voted.show, ..Wanted::default() };
    let shown = shown(desk, &wanted).await?;
    let mut frame = desk.frame("nav-statuses");
    frame.here = "/statuses".to_owned();
    let mut screen = Screen::new(frame, shown, &wanted);
    screen.problem = Some(sentence(desk.texts(), &refused));
    show_as(errors::status(&refused), &screen)
}
