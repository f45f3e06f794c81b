//! A day of the company, and what people do when the program was gone in the middle of it: start
//! it again, and do once more what they have heard no answer to.

use super::auditor::{Books, Evening};
use super::mail::{Arrived, Server, Unprinted};
use super::storm::Storm;
use super::world::{Entry, Happened, World};
use super::{Lived, MOST_WRONG, Simulation, Trouble, Wrong};
use crate::acts::IdempotencyKey;
use crate::bank;
use crate::company::{self as companies, NewCompany};
use crate::delivery::{self, OutboxFilter, Tools};
use crate::demo::{self, DemoCountry, DemoSpec, Dice};
use crate::imports::{self, ImportRequest, Kind, Push};
use crate::progress::{Progress, Silent, Stage};
use crate::users;
use crate::views::Page;
use crate::{Clock, FixedClock, Office, Refused, Who, control};
use saldo_domain::book::Moment;
use saldo_domain::delivery::MessageState;
use saldo_domain::{CompanyId, Day, Role};
use saldo_formats::records::RecordKind;
use saldo_letters::Language;
use saldo_store::bank::{LineFilter, LineState};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::{Arc, Mutex, PoisonError};

/// Dice of what goes wrong, apart from those of the world.
const STREAM: u64 = 1 << 41;
/// Steps of thousand that meet a storm.
const STORMY: i64 = 120;
/// A step that is broken off so often is left in peace.
const MOST_STORMS: usize = 4;
/// Hours of calm after the last day in which everything must come to an end (I15).
const CALM_HOURS: i64 = 120;

const HOUR: i64 = 3_600_000_000;

/// The company's account; it leads nowhere.
const ACCOUNT: &str = "EE571010220229377229";
const HEADINGS: &str =
    "Account;Booked;Amount;Currency;Payer;Payer account;Payer code;Reference;Text;Number;Bank id\n";

/// A company that is being lived.
#[derive(Debug)]
pub(super) struct Life {
    /// The office without any trouble: the auditor's.
    office: Office,
    clock: Arc<FixedClock>,
    storm: Arc<Storm>,
    /// The program as it runs now.
    running: Office,
    company: CompanyId,
    spec: Simulation,
    people: DemoSpec,
    staff: BTreeMap<Role, Who>,
    world: World,
    dice: Dice,
    books: Arc<Mutex<Books>>,
    arrived: Arc<Mutex<Arrived>>,
    /// Entries that the bank has booked and told nobody of, by the day of their file.
    untold: BTreeMap<Day, Vec<Entry>>,
    /// The last files that were told.
    told: Vec<Vec<Entry>>,
    /// Which entry each return takes back, by the bank's names.
    returns: BTreeMap<String, String>,
    ran_up_to: Option<Day>,
    lived: Lived,
}

impl Life {
    /// Founds the company, hires its people, enters its customers.
    pub(super) fn begin(
        office: Office,
        clock: Arc<FixedClock>,
        spec: &Simulation,
    ) -> Result<Self, Refused> {
        let until = spec.from.ahead(i64::from(spec.days) - 1);
        let people = DemoSpec {
            seed: spec.seed,
            as_of: until,
            customers: spec.customers,
            country: DemoCountry::Estonia,
            words: Language::En,
        };
        let new = NewCompany {
            policy: Some(spec.policy.clone()),
            zone: Some(people.zone().to_owned()),
            ..NewCompany::usual(people.company_name(), people.country.code(), people.currency())
        };
        let company = companies::init(&office, &new)?.company;
        demo::hire(&office, company, &people)?;
        let known = users::list(&office, company)?;
        let staff = known.iter().map(|one| (one.role, Who::new(one.person, one.role))).collect();
        let world = World::of(spec.seed, spec.customers, spec.from, until, people.currency());
        let storm = Arc::new(Storm::default());
        let running = suffering(&office, &storm);
        let mut life = Self {
            office,
            clock,
            storm,
            running,
            company,
            spec: spec.clone(),
            people,
            staff,
            world,
            dice: Dice::of(spec.seed, STREAM),
            books: Arc::default(),
            arrived: Arc::default(),
            untold: BTreeMap::new(),
            told: Vec::new(),
            returns: BTreeMap::new(),
            ran_up_to: None,
            lived: Lived { customers: u64::from(spec.customers), ..Lived::default() },
        };
        life.opens_accounts()?;
        life.opens_mail()?;
        Ok(life)
    }

    fn opens_accounts(&mut self) -> Result<(), Refused> {
        let mut records = Vec::new();
        for index in 0..self.spec.customers {
            let card = self.people.card(index);
            let text = |field: &Option<String>| field.clone().unwrap_or_default();
            self.books().opens(index as usize, &card.code, card.email.as_deref());
            records.push(vec![
                card.code.clone(),
                text(&card.name),
                text(&card.registry_code),
                text(&card.country),
                text(&card.language),
                text(&card.email),
                text(&card.phone),
                text(&card.address),
                text(&card.owner),
            ]);
        }
        for (part, records) in records.chunks(imports::MOST_RECORDS).enumerate() {
            let (kind, records) = (RecordKind::Customers, records.to_vec());
            self.pushes(&format!("customers-{part}"), kind, records)?;
        }
        Ok(())
    }

    fn opens_mail(&mut self) -> Result<(), Refused> {
        let values = [
            ("smtp-host", "mail.example"),
            ("sender", "arved@example.ee"),
            ("attach", "none"),
            ("burst", "100000"),
        ];
        let values: BTreeMap<String, String> =
            values.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        let who = self.holder(Role::Administrator);
        delivery::set_sending(&self.office, self.company, who, &values)?;
        delivery::switch_on(&self.office, self.company, who, &delivery::Secrets::default())
    }

    /// Lives every day, then waits until everything has come to an end.
    pub(super) fn lived_through(mut self, progress: &dyn Progress) -> Result<Lived, Refused> {
        progress.stage(Stage::Inventing, Some(u64::from(self.spec.days)));
        let until = self.spec.from.ahead(i64::from(self.spec.days) - 1);
        let mut away = 0;
        for day in self.spec.from.through(until) {
            if progress.cancelled() {
                return Err(Refused::Cancelled);
            }
            away = if away > 0 { away - 1 } else { self.days_away() };
            // Control begins with the first day on which it is run, and nothing is made up before.
            let (first, last) = (day == self.spec.from, day == until);
            self.lives(day, away > 0 && !first && !last, last)?;
            self.lived.days += 1;
            progress.done(self.lived.days);
            if self.lived.wrong.len() >= MOST_WRONG {
                return Ok(self.lived);
            }
        }
        self.comes_to_rest(until)?;
        Ok(self.lived)
    }

    fn lives(&mut self, day: Day, away: bool, last: bool) -> Result<(), Refused> {
        let happened = self.world.days.remove(&day).unwrap_or_default();
        self.untold.insert(day, happened.entries.clone());
        self.clock.set_day(day);
        // Other programs go on while this one is away: what they could not tell, they tell later.
        self.is_told(day, &happened)?;
        if away {
            return Ok(());
        }
        self.brings_statements(day, last)?;
        self.answers_for_money()?;
        self.clock_is_put_back(day)?;
        self.runs(day)?;
        self.works(day)?;
        self.sends()?;
        self.answers_for_letters()?;
        self.is_audited(day)
    }

    /// Invoices and credit notes of the day are pushed.
    fn is_told(&mut self, day: Day, happened: &Happened) -> Result<(), Refused> {
        let code = |customer: usize| demo_code(&self.people, customer);
        let invoices: Vec<Vec<String>> = happened
            .invoices
            .iter()
            .map(|one| {
                let (amount, currency) = (one.amount.to_plain(), one.amount.currency().to_string());
                let (issued, due) = (one.issued.to_string(), one.due.to_string());
                let [kind, terms, disputed, note, reference] = [const { String::new() }; 5];
                let (customer, number) = (code(one.customer), one.number.clone());
                vec![
                    customer, number, kind, issued, due, terms, amount, currency, disputed, note,
                    reference,
                ]
            })
            .collect();
        let credits: Vec<Vec<String>> = happened
            .credits
            .iter()
            .map(|one| {
                let (amount, currency) = (one.amount.to_plain(), one.amount.currency().to_string());
                let (customer, number, issued) =
                    (code(one.customer), one.number.clone(), one.issued.to_string());
                vec![customer, number, issued, amount, currency, one.settles.clone(), String::new()]
            })
            .collect();
        self.pushes(&format!("invoices-{day}"), RecordKind::Invoices, invoices)?;
        self.pushes(&format!("credits-{day}"), RecordKind::CreditNotes, credits)?;
        self.lived.invoices += happened.invoices.len() as u64;
        self.lived.credit_notes += happened.credits.len() as u64;
        let mut books = self.books();
        happened.invoices.iter().for_each(|invoice| books.invoiced(invoice));
        happened.credits.iter().for_each(|credit| books.credited(credit));
        Ok(())
    }

    fn pushes(
        &mut self,
        key: &str,
        kind: RecordKind,
        records: Vec<Vec<String>>,
    ) -> Result<(), Refused> {
        if records.is_empty() {
            return Ok(());
        }
        let key = IdempotencyKey::parse(&format!("simulated-{key}"))?;
        let (push, company) = (Push { kind, records }, self.company);
        let again = self.happens(Trouble::Doubled, 150);
        let first =
            self.persists(|office| imports::push(office, company, Who::program(), &key, &push))?;
        for refused in &first.refused {
            let what = format!("{} {}: {}", kind.code(), refused.value, refused.reason);
            self.wrong("taken", what);
        }
        if again {
            let second = self
                .persists(|office| imports::push(office, company, Who::program(), &key, &push))?;
            if second != first {
                self.wrong("same-key-same-answer", format!("{first:?}, then {second:?}"));
            }
        }
        Ok(())
    }

    /// Statements come in: on their day, or days later in any order, once more, overlapping.
    fn brings_statements(&mut self, day: Day, last: bool) -> Result<(), Refused> {
        let mut files = Vec::new();
        for (booked, entries) in std::mem::take(&mut self.untold) {
            let waited = day.number() - booked.number();
            if !last && waited < 6 && self.happens(Trouble::LateBank, 300) {
                self.untold.insert(booked, entries);
            } else if !entries.is_empty() {
                files.push(entries);
            }
        }
        if files.len() > 1 && self.is_on(Trouble::LateBank) {
            files.reverse();
        }
        for mut entries in files {
            if self.happens(Trouble::Doubled, 200) {
                // The file tells of what an earlier one has told.
                let earlier = self.told.iter().rev().take(2).flatten().cloned();
                let mut longer: Vec<Entry> = earlier.collect();
                longer.append(&mut entries);
                longer.sort_by(|a, b| (a.booked, &a.id).cmp(&(b.booked, &b.id)));
                longer.dedup_by(|a, b| a.id == b.id);
                entries = longer;
            }
            self.brings(&entries)?;
            if self.happens(Trouble::Doubled, 150) {
                self.brings(&entries)?;
            }
            self.told.push(entries);
            let kept = self.told.len().saturating_sub(4);
            self.told.drain(..kept);
        }
        Ok(())
    }

    fn brings(&mut self, entries: &[Entry]) -> Result<(), Refused> {
        let text = self.statement(entries);
        let name = format!("statement-{}.csv", self.lived.files + 1);
        let request = ImportRequest::of_bytes(Kind::Statement, name, text.into_bytes());
        let (company, who) = (self.company, self.holder(Role::Accountant));
        let outcome =
            self.persists(|office| imports::import(office, company, who, &request, &Silent))?;
        for refused in &outcome.refused {
            self.wrong("taken", format!("line {}: {}", refused.line, refused.reason));
        }
        self.lived.files += 1;
        self.lived.bank_lines += entries.len() as u64;
        let returns = entries.iter().filter_map(|entry| {
            entry.takes_back.as_ref().map(|earlier| (entry.id.clone(), earlier.clone()))
        });
        self.returns.extend(returns);
        let mut books = self.books();
        entries.iter().for_each(|entry| books.booked(entry));
        Ok(())
    }

    fn statement(&self, entries: &[Entry]) -> String {
        let mut text = HEADINGS.to_owned();
        for entry in entries {
            let card = entry.customer.map(|index| self.people.card(index as u32));
            let (name, code) = card.map_or_else(
                || ("Somebody Else".to_owned(), String::new()),
                |card| (card.name.unwrap_or_default(), card.registry_code.unwrap_or_default()),
            );
            let (amount, currency) = (entry.amount.to_plain(), entry.amount.currency());
            let (booked, said, id) = (entry.booked, &entry.text, &entry.id);
            writeln!(
                text,
                "{ACCOUNT};{booked};{amount};{currency};{name};;{code};;{said};{id};{id}"
            )
            .expect("a string grows");
        }
        text
    }

    /// A clerk answers every question about money as it is.
    fn answers_for_money(&mut self) -> Result<(), Refused> {
        let (company, who) = (self.company, self.holder(Role::Accountant));
        let known: BTreeMap<String, usize> = (0..self.spec.customers)
            .map(|index| {
                (self.people.card(index).registry_code.unwrap_or_default(), index as usize)
            })
            .collect();
        let filter = LineFilter { state: Some(LineState::Open), incoming: false };
        // A return is answered for after the money that it takes back.
        for incoming in [true, false] {
            let page = Page::first(10_000);
            let open = self.persists(|office| {
                bank::inbox(office, company, who, &filter, page).map(|o| o.rows)
            })?;
            for question in open {
                let row = question.row;
                if row.fact.amount.is_positive() != incoming {
                    continue;
                }
                let payer = known.get(&row.fact.other.code).copied();
                let customer = payer.map(|index| demo_code(&self.people, index));
                let customer = customer.map(|code| saldo_domain::book::identity::customer(&code));
                let meant = self.returns.get(&row.fact.bank_id);
                let earlier = question.earlier.iter();
                let earlier = earlier
                    .filter(|earlier| Some(&earlier.fact.bank_id) == meant)
                    .map(|one| one.line);
                let taken_back = earlier.min();
                let answered = self.persists(|office| match (customer, incoming) {
                    (None, _) => {
                        bank::set_aside(office, company, who, row.line, false, "not a customer's")
                    }
                    (Some(customer), true) => {
                        let (shares, rest_in_order, learn) = (Vec::new(), true, false);
                        let answer = bank::Answer { customer, shares, rest_in_order, learn };
                        bank::accept(office, company, who, row.line, &answer)
                    }
                    (Some(_), false) => match taken_back {
                        Some(earlier) => bank::take_back(office, company, who, row.line, earlier),
                        None => Ok(()),
                    },
                });
                match answered {
                    Ok(()) => self.lived.answered += 1,
                    // The answer was kept although nobody heard of it.
                    Err(Refused::LineClosed { .. }) => {}
                    Err(other) => return Err(other),
                }
            }
        }
        Ok(())
    }

    /// Control under a clock that went back runs nothing twice and nothing of another day (I18).
    fn clock_is_put_back(&mut self, day: Day) -> Result<(), Refused> {
        if !self.happens(Trouble::ClockBack, 40) || day <= self.spec.from.plus(3) {
            return Ok(());
        }
        let back = self.dice.among(1..=3);
        self.clock.set_day(day.plus(-back));
        let company = self.company;
        let ran =
            self.persists(|office| control::run(office, company, Who::program(), None, &Silent));
        self.clock.set_day(day);
        match ran {
            Ok(_) | Err(Refused::Store(saldo_store::StoreError::DayGoesBack { .. })) => Ok(()),
            Err(other) => Err(other),
        }
    }

    fn runs(&mut self, day: Day) -> Result<(), Refused> {
        let company = self.company;
        let one =
            |office: &Office| control::run(office, company, Who::program(), Some(day), &Silent);
        if self.happens(Trouble::TwoAtOnce, 100) {
            let other = Office { store: self.office.store.clone(), ..self.running.clone() };
            let running = &self.running;
            let (first, second) = std::thread::scope(|scope| {
                let first = scope.spawn(|| one(running).map(drop));
                let second = scope.spawn(|| one(&other).map(drop));
                (first.join(), second.join())
            });
            for outcome in [first, second] {
                outcome.map_err(|_| panicked("a run of control"))??;
            }
        } else {
            self.persists(one)?;
        }
        // What a run notes at its end, such as a decision that nobody took, the next look answers.
        // After that a day asks for what it asked for, however often it is run (I5).
        self.persists(one)?;
        let before = self.effects()?;
        self.persists(one)?;
        let after = self.effects()?;
        if before != after {
            let what = format!("{before} effects before, {after} after running {day} again");
            self.wrong("split-invariance", what);
        }
        self.lived.runs += 1;
        self.ran_up_to = Some(day);
        Ok(())
    }

    fn effects(&self) -> Result<usize, Refused> {
        let (from, to) = (Day::FIRST, Day::LAST);
        let read = |reader: &mut _| {
            saldo_store::explain::effects_between(reader, self.company, from, to, 0, u32::MAX)
        };
        Ok(self.office.store.read(read)?.len())
    }

    fn works(&mut self, day: Day) -> Result<(), Refused> {
        self.later();
        let (company, people) = (self.company, self.people.clone());
        self.persists(|office| demo::work_through(office, company, &people, day))
    }

    fn sends(&mut self) -> Result<(), Refused> {
        self.later();
        let mut servers = [self.server(0), self.server(1)];
        if self.happens(Trouble::TwoAtOnce, 100) {
            self.sends_twice_at_once(&mut servers)?;
        } else {
            let server = Mutex::new(&mut servers[0]);
            let company = self.company;
            self.persists(|office| {
                let mut server = server.lock().unwrap_or_else(PoisonError::into_inner);
                sends(office, company, &mut server)
            })?;
        }
        let faults: u64 = servers.iter().map(|server| server.faults).sum();
        *self.lived.troubles.entry(Trouble::Mail.code()).or_default() += faults;
        Ok(())
    }

    /// Two workers who know nothing of one another.
    fn sends_twice_at_once(&self, servers: &mut [Server; 2]) -> Result<(), Refused> {
        let company = self.company;
        let other = Office { store: self.office.store.clone(), ..self.running.clone() };
        let [first, second] = servers;
        let outcomes = std::thread::scope(|scope| {
            let first = scope.spawn(|| sends(&self.running, company, first));
            let second = scope.spawn(|| sends(&other, company, second));
            [first.join(), second.join()]
        });
        for outcome in outcomes {
            outcome.map_err(|_| panicked("a round of the mail"))??;
        }
        Ok(())
    }

    fn server(&self, which: u64) -> Server {
        Server {
            arrived: Arc::clone(&self.arrived),
            books: Arc::clone(&self.books),
            dice: Dice::of(self.spec.seed, STREAM + 1 + 2 * self.lived.days + which),
            troubled: self.is_on(Trouble::Mail),
            faults: 0,
        }
    }

    /// A person looks into what nobody knows of, and says what is.
    fn answers_for_letters(&mut self) -> Result<(), Refused> {
        let (company, who) = (self.company, self.holder(Role::HeadOfFinancialControl));
        for row in self.messages(MessageState::Uncertain)? {
            let id = row.effect.to_string();
            let has_come = self.arrived.lock().unwrap_or_else(PoisonError::into_inner).has(&id);
            let answer = if has_come { delivery::Answer::Left } else { delivery::Answer::DidNot };
            let said = self.persists(|office| delivery::answer(office, company, who, &id, answer));
            match said {
                Ok(()) => self.lived.uncertain += 1,
                Err(Refused::TaskClosed { .. }) => {}
                Err(other) => return Err(other),
            }
        }
        Ok(())
    }

    fn messages(&self, state: MessageState) -> Result<Vec<delivery::MessageRow>, Refused> {
        let who = self.holder(Role::HeadOfFinancialControl);
        let filter = OutboxFilter { state: Some(state), ..OutboxFilter::default() };
        let page = Page::first(10_000);
        Ok(delivery::messages(&self.office, self.company, who, &filter, page)?.rows.rows)
    }

    fn is_audited(&mut self, day: Day) -> Result<(), Refused> {
        let books = self.books.lock().unwrap_or_else(PoisonError::into_inner);
        let arrived = self.arrived.lock().unwrap_or_else(PoisonError::into_inner);
        let evening = Evening {
            office: &self.office,
            company: self.company,
            day,
            books: &books,
            arrived: &arrived,
            run_up_to: self.ran_up_to,
            first: self.spec.from,
        };
        let (wrong, checks) = evening.look()?;
        self.lived.letters = arrived.count();
        self.lived.owed = evening.owed()?;
        self.lived.checks += checks;
        let known: BTreeSet<(String, String)> =
            self.lived.wrong.iter().map(|one| (one.check.clone(), one.what.clone())).collect();
        let new = wrong.into_iter();
        self.lived
            .wrong
            .extend(new.filter(|one| !known.contains(&(one.check.clone(), one.what.clone()))));
        Ok(())
    }

    /// When nothing goes wrong any more, everything comes to an end in time (I15).
    fn comes_to_rest(&mut self, until: Day) -> Result<(), Refused> {
        self.spec.troubles.clear();
        for _ in 0..CALM_HOURS {
            self.clock.set(Moment(self.clock.now().0 + HOUR));
            self.sends()?;
            self.answers_for_letters()?;
        }
        for state in [MessageState::Claimed, MessageState::Uncertain] {
            for row in self.messages(state)? {
                let what =
                    format!("message {} to {} is {}", row.effect, row.recipient, state.code());
                self.wrong("liveness", what);
            }
        }
        self.clock.set_day(until);
        self.is_audited(until)
    }

    /// Does something until an answer is heard. When the program is gone in the middle of it, it is
    /// started anew and asked again, as people and other programs do.
    fn persists<T>(&mut self, act: impl Fn(&Office) -> Result<T, Refused>) -> Result<T, Refused> {
        for _ in 0..MOST_STORMS {
            let trouble = self.storm_ahead();
            if let Some(trouble) = trouble {
                self.storm.brew(trouble, &mut self.dice);
            }
            let answer = act(&self.running);
            let struck = self.storm.clear();
            if let Some(trouble) = trouble.filter(|_| struck) {
                *self.lived.troubles.entry(trouble.code()).or_default() += 1;
            }
            if !struck || trouble == Some(Trouble::SlowDisk) {
                return answer;
            }
            self.running = suffering(&self.office, &self.storm);
        }
        act(&self.running)
    }

    fn storm_ahead(&mut self) -> Option<Trouble> {
        if !self.dice.happens(STORMY) {
            return None;
        }
        let weather: Vec<Trouble> =
            self.spec.troubles.iter().copied().filter(|one| one.is_weather()).collect();
        (!weather.is_empty()).then(|| *self.dice.pick(&weather))
    }

    fn is_on(&self, trouble: Trouble) -> bool {
        self.spec.troubles.contains(&trouble)
    }

    /// Does this trouble happen now?
    fn happens(&mut self, trouble: Trouble, per_mille: i64) -> bool {
        // The dice are thrown whatever is on, so that one trouble more changes no other.
        let thrown = self.dice.happens(per_mille);
        let happens = thrown && self.is_on(trouble);
        if happens {
            *self.lived.troubles.entry(trouble.code()).or_default() += 1;
        }
        happens
    }

    /// Days for which nobody runs anything, from today on.
    fn days_away(&mut self) -> i64 {
        if self.happens(Trouble::Outage, 15) { self.dice.among(1..=5) } else { 0 }
    }

    fn later(&self) {
        self.clock.set(Moment(self.clock.now().0 + HOUR / 4));
    }

    fn holder(&self, role: Role) -> Who {
        self.staff.get(&role).copied().unwrap_or(Who::program())
    }

    fn books(&self) -> std::sync::MutexGuard<'_, Books> {
        self.books.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wrong(&mut self, check: &str, what: String) {
        let stamp = self.clock.now().0 / 86_400_000_000;
        let day = Day::from_number(stamp).unwrap_or(self.spec.from);
        self.lived.wrong.push(Wrong { day, check: check.to_owned(), what });
    }
}

/// A process that starts anew: nothing of the last one is left but the data.
fn suffering(office: &Office, storm: &Arc<Storm>) -> Office {
    let faults: Arc<dyn saldo_store::faults::Faults> = storm.clone();
    Office { store: office.store.suffering(faults), ..office.clone() }
}

fn sends(office: &Office, company: CompanyId, server: &mut Server) -> Result<(), Refused> {
    let mut tools = Tools { printer: &Unprinted, carriers: server };
    delivery::deliver(office, company, Who::program(), &mut tools, &Silent).map(drop)
}

fn panicked(what: &str) -> Refused {
    Refused::Damaged { what: format!("{what} that panicked") }
}

fn demo_code(people: &DemoSpec, index: usize) -> String {
    people.card(u32::try_from(index).unwrap_or(u32::MAX)).code
}
