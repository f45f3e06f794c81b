//! The one transaction that brings a file into the book.

use super::cards::{CardDraft, Owners, strangers, unknown_owners};
use super::columns::Headings;
use super::contact;
use super::documents::{Documents, PAID_IN_FULL, Said};
use super::groups;
use super::mapping::{Mapped, unreadable};
use super::refusals::{Refusals, Written, from_the_future};
use super::remarks::Remarks;
use super::told_twice::{FromBankRead, Named, pay_named, told_before};
use super::watch::{RowFate, Watch};
use super::{ImportOutcome, ImportRequest, Kind, Refusal};
use crate::delivery::Terms;
use crate::policies::KEPT;
use crate::progress::{Progress, Stage, must_go_on};
use crate::{Office, Refused, Who, bank, company as companies, credit, dossier, facts};
use saldo_domain::authority::Right;
use saldo_domain::book::facts::Fact;
use saldo_domain::book::identity;
use saldo_domain::book::intake::{Fate, Intake, NotTaken, Told, Unnamed, intake};
use saldo_domain::book::payment_reference::{self, ReferenceFault};
use saldo_domain::book::prepaid::{Counted, amount_of_prepaid};
use saldo_domain::book::same_money::Same;
use saldo_domain::book::{Moment, Side};
use saldo_domain::dossier::contract::is_too_short;
use saldo_domain::number::number_key;
use saldo_domain::policy::Group;
use saldo_domain::standing::StandingKind;
use saldo_domain::{CompanyId, Currency, CustomerId, Day, ItemId};
use saldo_formats::{Defaults, Field, read_facts};
use saldo_store::allocation::{self, Orders};
use saldo_store::book::{Facts, NewDueChange, NewItem, NewReference, NewStanding, Recorded, Stamp};
use saldo_store::by_hand::KeptFields;
use saldo_store::customers::Card;
use saldo_store::import::{self as stored, Batch, CustomerChunk, Staging};
use saldo_store::joined::{self, Joined};
use saldo_store::{Command, Writer, by_hand, customers, person, personal};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Customers decided and entered together.
const CHUNK: usize = 1_000;
/// Rows between two looks at whether the work was cancelled.
const ROWS_BETWEEN_LOOKS: u64 = 1_000;

/// Imports one file.
///
/// # Errors
/// A named refusal; nothing is kept then.
pub fn import(
    office: &Office,
    company: CompanyId,
    who: Who,
    request: &ImportRequest,
    progress: &dyn Progress,
) -> Result<ImportOutcome, Refused> {
    who.must(Right::ImportFiles)?;
    let (request, unread) = bank::knowing_banks(office, company, request)?;
    let mut outcome = import_known(office, company, who, &request, progress)?;
    outcome.remark_unread(unread);
    Ok(outcome)
}

fn import_known(
    office: &Office,
    company: CompanyId,
    who: Who,
    request: &ImportRequest,
    progress: &dyn Progress,
) -> Result<ImportOutcome, Refused> {
    if request.holds_statement() {
        return bank::import(office, company, who, request, progress);
    }
    if request.holds_documents() {
        let documents = Documents::open(office, company, request)?;
        return bring(office, company, who, request, Source::Documents(&documents), progress);
    }
    let mapped = Mapped::open(office, company, request)?;
    bring(office, company, who, request, Source::Table(&mapped), progress)
}

/// A file that was opened.
#[derive(Clone, Copy, Debug)]
pub(super) enum Source<'a> {
    /// Rows of a table, by a map.
    Table(&'a Mapped),
    /// Documents in a format of their own.
    Documents(&'a Documents),
}

impl Source<'_> {
    fn kind(self, asked: Kind) -> Kind {
        match self {
            Source::Table(_) if asked == Kind::Payables => Kind::Payables,
            Source::Table(mapped) => mapped.kind(),
            Source::Documents(documents) => documents.kind(),
        }
    }

    fn digest(self) -> String {
        match self {
            Source::Table(mapped) => mapped.source.digest(),
            Source::Documents(documents) => documents.digest.clone(),
        }
    }

    /// What stored batches call it.
    fn name(self) -> String {
        match self {
            Source::Table(mapped) => mapped.mapping.source().to_owned(),
            Source::Documents(documents) => documents.format.name().to_owned(),
        }
    }
}

/// Brings an opened file in; a dry run takes the same way and keeps nothing.
pub(super) fn bring(
    office: &Office,
    company: CompanyId,
    who: Who,
    request: &ImportRequest,
    source: Source<'_>,
    progress: &dyn Progress,
) -> Result<ImportOutcome, Refused> {
    bring_watched(office, company, who, (request, None), source, progress)
}

/// The same, and what becomes of some rows is noted.
pub(super) fn bring_watched(
    office: &Office,
    company: CompanyId,
    who: Who,
    (request, watch): (&ImportRequest, Option<Rc<Watch>>),
    source: Source<'_>,
    progress: &dyn Progress,
) -> Result<ImportOutcome, Refused> {
    let found = companies::get(office, company)?;
    let (currency, at, business) = (found.currency, office.now(), office.business());
    let is_estonian = found.country == "EE";
    let today = office.today_in(&found.zone)?;
    let joined = office.store.read(|reader| joined::all(reader, company))?;
    let joined = joined.as_slice();
    let desk = Desk {
        company,
        who,
        request,
        source,
        joined,
        currency,
        is_estonian,
        at,
        business,
        today,
        progress,
        pushed: false,
        watch,
    };
    if let Source::Table(mapped) = source
        && mapped.is_of_files()?
    {
        return desk.bring_files(office);
    }
    // The file is read before the transaction begins: nobody waits for it.
    let mut ready = Some(desk.stage()?);
    let mut list = None;
    let act = |writer: &mut Writer| {
        // A transaction that has to be done again needs its rows again.
        let staged = ready.take().map_or_else(|| desk.stage(), Ok)?;
        desk.bring(writer, staged, &mut list)
    };
    let outcome = if request.dry_run {
        office.store.rehearse(company, act)
    } else {
        office.store.write(&command(company, who, request, at), act)
    };
    if let (Ok(_) | Err(Refused::Strict { .. }), Some(list)) = (&outcome, list) {
        list.keep()?;
    }
    outcome
}

pub(super) fn command(
    company: CompanyId,
    who: Who,
    request: &ImportRequest,
    at: Moment,
) -> Command {
    let subject = request.file.clone();
    Command { company, person: who.person, action: "import", subject, body: "{}".to_owned(), at }
}

/// What does not change while one file is brought in.
pub(super) struct Desk<'a> {
    pub(super) company: CompanyId,
    pub(super) who: Who,
    pub(super) request: &'a ImportRequest,
    pub(super) source: Source<'a>,
    /// Customers whose debts have become another's.
    pub(super) joined: &'a [Joined],
    pub(super) currency: Currency,
    /// The company's reference numbers are Estonian: their check digit can be told from others.
    pub(super) is_estonian: bool,
    pub(super) at: Moment,
    /// The moment whose day is the business day.
    pub(super) business: Moment,
    /// The business day, in the company's time zone.
    pub(super) today: Day,
    pub(super) progress: &'a dyn Progress,
    /// A program tells records as they happen, not a list that is told again and again.
    pub(super) pushed: bool,
    /// The rows of which a preview tells what becomes.
    pub(super) watch: Option<Rc<Watch>>,
}

/// Rows counted so far.
pub(super) struct Count {
    pub(super) read: u64,
    fates: [u64; 3],
    new_customers: u64,
    unfound: u64,
    /// Documents that are to be paid under another reference than before.
    references: usize,
    pub(super) headings: Headings,
    refusals: Refusals,
    pub(super) remarks: Remarks,
    watch: Option<Rc<Watch>>,
}

impl Count {
    pub(super) fn of(desk: &Desk<'_>, headings: Headings, refusals: Refusals) -> Self {
        Self {
            read: 0,
            fates: [0; 3],
            new_customers: 0,
            unfound: 0,
            references: 0,
            headings,
            refusals,
            remarks: Remarks::default(),
            watch: desk.watch.clone(),
        }
    }

    /// Another row of the file.
    pub(super) fn reads(&mut self, line: u64) {
        if let Some(watch) = &self.watch {
            watch.reads(self.read, line);
        }
        self.read += 1;
    }

    /// What came of a row that was taken.
    pub(super) fn became(&mut self, line: u64, fate: Fate) {
        self.fates[fate as usize] += 1;
        if let Some(watch) = &self.watch {
            watch.became(line, || fate.into());
        }
    }

    /// A row that was not taken.
    pub(super) fn refuse(&mut self, refusal: Refusal) -> Result<(), Refused> {
        if let Some(watch) = &self.watch {
            watch.became(refusal.line, || RowFate::Refused(Box::new(refusal.clone())));
        }
        self.refusals.note(refusal)
    }

    /// Payments that wait for the documents they name.
    fn wait(&mut self, lines: &[u64]) {
        self.unfound += lines.len() as u64;
        if let Some(watch) = &self.watch {
            lines.iter().for_each(|line| watch.waits(*line));
        }
    }

    /// Ends the list of refused rows.
    pub(super) fn end_list(&mut self) -> Result<Option<Written>, Refused> {
        self.refusals.end_file()
    }
}

/// A file that was read to its end, before anything of it is decided.
pub(super) struct Staged {
    staging: Staging,
    /// Rows about what the company itself owes.
    owed: Vec<(u64, Vec<Fact>)>,
    count: Count,
}

/// More rows than this are no list of what one company owes.
const MOST_OWED: usize = 200_000;

impl Desk<'_> {
    pub(super) fn bring(
        &self,
        writer: &mut Writer,
        staged: Staged,
        list: &mut Option<Written>,
    ) -> Result<ImportOutcome, Refused> {
        let Staged { mut staging, owed, mut count } = staged;
        staging.make_room(writer)?;
        let batch = self.enter(writer, &mut staging, &mut count)?;
        self.enter_owed_rows(writer, &owed, batch, &mut count)?;
        if let Source::Documents(documents) = self.source {
            self.enter_owed(writer, documents, batch, &mut count)?;
        }
        staging.end(writer)?;
        // Programs push one record after another: what they bring is looked at before control runs.
        let [_, _, new] = count.fates;
        if !self.pushed && (new > 0 || count.references > 0) {
            let stamp = Stamp { company: self.company, recorded: self.at, batch: 0 };
            bank::look_at_unknown(writer, stamp, (self.who.person, self.business, self.today))?;
        }
        *list = count.end_list()?;
        self.refuse_if_strict(&count)?;
        let outcome = self.outcome(count, batch);
        outcome.check_sum()?;
        self.record(writer, batch, &outcome)?;
        must_go_on(self.progress)?;
        fail::fail_point!("import::before-commit", |_| std::process::abort());
        Ok(outcome)
    }

    /// Reads every row of the file into a staging area.
    pub(super) fn stage(&self) -> Result<Staged, Refused> {
        self.progress.stage(Stage::Reading, None);
        match self.source {
            Source::Table(mapped) => self.stage_table(mapped),
            Source::Documents(documents) => self.stage_documents(documents),
        }
    }

    /// The table that is read; only tables come here.
    pub(super) fn table(&self) -> Result<&Mapped, Refused> {
        match self.source {
            Source::Table(mapped) => Ok(mapped),
            Source::Documents(_) => {
                Err(Refused::Damaged { what: "documents in place of a table".to_owned() })
            }
        }
    }

    fn stage_documents(&self, documents: &Documents) -> Result<Staged, Refused> {
        let refusals = Refusals::begin(self.request.refused_file.as_deref())?;
        let mut staging = Staging::begin(self.company).leading(self.joined);
        let mut count = Count::of(self, documents.headings(), refusals);
        for row in &documents.rows {
            count.reads(row.line);
            match &row.said {
                Said::Facts(facts) => stage_row(&mut staging, row.line, facts.clone())?,
                Said::Payable(_) => {}
                Said::Settled => count.became(row.line, Fate::Unchanged),
                Said::Refused(refusal) => count.refuse(refusal.clone())?,
            }
            if !matches!(row.said, Said::Refused(_)) {
                Documents::remark(row, &mut count.remarks);
            }
        }
        self.look_up(count.read)?;
        Ok(Staged { staging, owed: Vec::new(), count })
    }

    fn stage_table(&self, mapped: &Mapped) -> Result<Staged, Refused> {
        let refusals = Refusals::begin(self.request.refused_file.as_deref())?;
        let mut staging = Staging::begin(self.company).leading(self.joined);
        let defaults = Defaults { currency: Some(self.currency), ..Defaults::default() };
        let failed = |error| unreadable(self.request, error);
        let rows = read_facts(&mapped.source, &mapped.mapping, &defaults).map_err(failed)?;
        let mut count = Count::of(self, Headings::of(&rows), refusals);
        let mut owed = Vec::new();
        if let Some(encoding) = mapped.source.guessed_encoding() {
            count.remarks.encoding_guessed(encoding);
        }
        for row in rows {
            let row = row.map_err(failed)?;
            if row.facts.as_ref().is_ok_and(Vec::is_empty) {
                continue;
            }
            count.reads(row.line);
            match row.facts {
                Ok(facts) => {
                    count.remarks.note(row.line, row.remarks);
                    if self.request.kind == Kind::Payables {
                        self.note_owed(&mut owed, row.line, facts)?;
                    } else {
                        stage_row(&mut staging, row.line, facts)?;
                    }
                }
                Err(refusal) => count.refuse(refusal.into())?,
            }
            self.look_now_and_then(count.read)?;
        }
        self.look_up(count.read)?;
        fail::fail_point!("import::staged", |_| std::process::abort());
        Ok(Staged { staging, owed, count })
    }

    fn note_owed(
        &self,
        owed: &mut Vec<(u64, Vec<Fact>)>,
        line: u64,
        facts: Vec<Fact>,
    ) -> Result<(), Refused> {
        if owed.len() >= MOST_OWED {
            return Err(Refused::File {
                file: self.request.file.clone(),
                reason: format!("has more than {MOST_OWED} rows; divide it"),
            });
        }
        owed.push((line, facts));
        Ok(())
    }

    /// A look that costs nothing, however short a row is.
    pub(super) fn look_now_and_then(&self, done: u64) -> Result<(), Refused> {
        if done.is_multiple_of(ROWS_BETWEEN_LOOKS) { self.look_up(done) } else { Ok(()) }
    }

    pub(super) fn look_up(&self, done: u64) -> Result<(), Refused> {
        self.progress.done(done);
        must_go_on(self.progress)
    }

    /// Decides about chunk after chunk of customers and enters it, under a batch number.
    fn enter(
        &self,
        writer: &mut Writer,
        staging: &mut Staging,
        count: &mut Count,
    ) -> Result<i64, Refused> {
        let batch = stored::reserve_batch(writer, self.company)?;
        let owners = self.owners(writer)?;
        self.progress.stage(Stage::Entering, Some(staging.customers()? as u64));
        let mut done = 0;
        loop {
            let chunk = staging.next_chunk(writer, CHUNK)?;
            if chunk.is_empty() {
                break;
            }
            done += chunk.len() as u64;
            let (by_hand, orders) = (self.by_hand(writer, &chunk)?, self.orders(writer, &chunk)?);
            let owing = self.owing(writer, &by_hand)?;
            let from_bank = FromBankRead::of(writer, self.company, &chunk)?;
            let terms = contact::before(writer, self.company, &chunk)?;
            let groups = groups::before(writer, self.company, &chunk)?;
            let usual = self.usual_days(writer, &chunk)?;
            let mut page =
                Page { by_hand, owing, orders, from_bank, terms, groups, usual, ..Page::default() };
            for customer in chunk {
                must_go_on(self.progress)?;
                page.decide(self, customer, &owners, batch, count)?;
            }
            must_go_on(self.progress)?;
            let stamp = Stamp { company: self.company, recorded: self.at, batch };
            for (line, fate) in page.enter(self, writer, stamp)? {
                count.became(line, fate);
            }
            fail::fail_point!("import::chunk-applied", |_| std::process::abort());
            self.look_up(done)?;
        }
        Ok(batch)
    }

    /// What was changed by hand on the cards about which the file says something.
    fn by_hand(
        &self,
        writer: &mut Writer,
        chunk: &[CustomerChunk],
    ) -> Result<BTreeMap<CustomerId, KeptFields>, Refused> {
        let described = chunk.iter().filter(|one| one.card.is_some() && !one.facts.is_empty());
        let customers: Vec<CustomerId> = described.map(|one| one.customer).collect();
        if customers.is_empty() {
            return Ok(BTreeMap::new());
        }
        Ok(by_hand::kept(writer, self.company, &customers)?)
    }

    /// Of those whose personal data was erased, the ones of whom something is open again.
    fn owing(
        &self,
        writer: &mut Writer,
        by_hand: &BTreeMap<CustomerId, KeptFields>,
    ) -> Result<BTreeSet<CustomerId>, Refused> {
        let erased = by_hand.iter().filter(|(_, fields)| fields.contains_key(by_hand::ERASED));
        let erased: Vec<CustomerId> = erased.map(|(customer, _)| *customer).collect();
        if erased.is_empty() {
            return Ok(BTreeSet::new());
        }
        let held = personal::holdings(writer, self.company, Some(&erased))?;
        Ok(held.into_iter().filter(|one| one.open).map(|one| one.customer).collect())
    }

    /// In what order credit that names nothing pays, where it is to pay at all.
    fn orders(
        &self,
        writer: &mut Writer,
        chunk: &[CustomerChunk],
    ) -> Result<Option<Orders>, Refused> {
        if !self.request.unnamed_pays {
            return Ok(None);
        }
        let customers: Vec<CustomerId> = chunk.iter().map(|one| one.customer).collect();
        Ok(Some(allocation::orders(writer, self.company, &customers)?))
    }

    /// Days that customers of a chunk usually need from invoice to payment (REM-02).
    fn usual_days(
        &self,
        writer: &mut Writer,
        chunk: &[CustomerChunk],
    ) -> Result<BTreeMap<CustomerId, u16>, Refused> {
        let invoiced = chunk.iter().filter(|one| {
            one.card.is_some() && one.told.iter().any(|told| leaves_time(told).is_some())
        });
        let customers: Vec<CustomerId> = invoiced.map(|one| one.customer).collect();
        if customers.is_empty() {
            return Ok(BTreeMap::new());
        }
        dossier::usual_days_of_all(writer, self.company, &customers, self.today)
    }

    fn owners(&self, writer: &mut Writer) -> Result<Owners, Refused> {
        let people = person::list(writer, self.company)?;
        Ok(people.into_iter().map(|person| (person.login, person.person)).collect())
    }

    pub(super) fn refuse_if_strict(&self, count: &Count) -> Result<(), Refused> {
        let refused = count.refusals.total();
        if !self.request.strict || refused == 0 {
            return Ok(());
        }
        Err(Refused::Strict { file: self.request.file.clone(), read: count.read, refused })
    }

    pub(super) fn outcome(&self, count: Count, batch: i64) -> ImportOutcome {
        let [unchanged, changed, new] = count.fates;
        let (refused, refused_total) = count.refusals.finish();
        let (remarks, remarks_total) = count.remarks.finish();
        ImportOutcome {
            file: self.request.file.clone(),
            kind: self.source.kind(self.request.kind),
            read: count.read,
            new,
            changed,
            unchanged,
            refused,
            refused_total,
            new_customers: count.new_customers,
            dry_run: self.request.dry_run,
            file_hash: self.source.digest(),
            batch: (!self.request.dry_run).then_some(batch),
            unfound: count.unfound,
            remarks,
            remarks_total,
            statement: None,
        }
    }

    /// Keeps the batch and, for the next file of this source, a map that was given.
    pub(super) fn record(
        &self,
        writer: &mut Writer,
        batch: i64,
        outcome: &ImportOutcome,
    ) -> Result<(), Refused> {
        let row = Batch {
            batch,
            kind: outcome.kind.code().to_owned(),
            source: self.source.name(),
            file: outcome.file.clone(),
            file_hash: outcome.file_hash.clone(),
            read: outcome.read,
            new: outcome.new,
            changed: outcome.changed,
            unchanged: outcome.unchanged,
            refused: outcome.refused_total,
            person: self.who.person,
            recorded: self.at,
        };
        stored::record_batch(writer, self.company, &row)?;
        if let Source::Table(mapped) = self.source
            && let (Some(_), Some(text)) = (&self.request.map, &mapped.text)
        {
            stored::remember_mapping(writer, self.company, &mapped.headings, text)?;
        }
        let (read, new) = (outcome.read, outcome.new);
        let (changed, refused) = (outcome.changed, outcome.refused_total);
        writer.describe(format!(
            r#"{{"batch":{batch},"hash":"{}","read":{read},"new":{new},"changed":{changed},"refused":{refused}}}"#,
            outcome.file_hash
        ));
        Ok(())
    }
}

fn stage_row(staging: &mut Staging, line: u64, facts: Vec<Fact>) -> Result<(), Refused> {
    for (place, fact) in (0..).zip(facts) {
        match fact {
            Fact::Customer(fact) => staging.push_customer(line, fact)?,
            // Which twin it is shows only when all rows of the customer are together.
            Fact::Document(fact) => {
                staging.push_document(Told { line, identity: ItemId::new(place), fact })?;
            }
            // It speaks of what we owe; a file of what is owed to us says nothing by it.
            Fact::Owed(_) => {}
            // They take another way, see `dossier`; a map never yields both.
            Fact::Official(_) | Fact::Figures(_) | Fact::Contract(_) => {
                return Err(Refused::Damaged { what: "a row about a customer's file".to_owned() });
            }
        }
    }
    Ok(())
}

/// What one chunk of customers brings, until it is entered.
#[derive(Default)]
struct Page {
    new_cards: Vec<Card>,
    changed_cards: Vec<Card>,
    facts: Facts,
    by_hand: BTreeMap<CustomerId, KeptFields>,
    /// Those who were erased and of whom something is open.
    owing: BTreeSet<CustomerId>,
    /// `None`: credit that names nothing stays unallocated.
    orders: Option<Orders>,
    /// Fields of cards about which the file says something new.
    told_anew: Vec<(CustomerId, String)>,
    from_bank: FromBankRead,
    /// How those may be contacted of whom the file tells it, before.
    terms: BTreeMap<CustomerId, Terms>,
    /// And from now on, where that changes.
    new_terms: Vec<(CustomerId, Terms)>,
    /// The groups of those of whom the file tells one, before.
    groups: BTreeMap<CustomerId, Option<Group>>,
    /// And from now on, where that changes.
    new_groups: Vec<(CustomerId, Group)>,
    /// Told payments that are money the bank had brought.
    same: Vec<Same>,
    /// Of them those that say which debt they pay.
    named: Vec<(Named, Fate)>,
    /// How long customers usually need to pay, where they have a habit.
    usual: BTreeMap<CustomerId, u16>,
}

impl Page {
    /// Decides about one customer: its card first, then its documents.
    fn decide(
        &mut self,
        desk: &Desk<'_>,
        mut chunk: CustomerChunk,
        owners: &Owners,
        batch: i64,
        count: &mut Count,
    ) -> Result<(), Refused> {
        for refusal in unknown_owners(&chunk, owners, &count.headings) {
            drop_line(&mut chunk, refusal.line);
            count.refuse(refusal)?;
        }
        let owes = chunk.told.iter().any(|told| told.fact.kind.side() == Side::Debit);
        let is_described = chunk.card.is_some() || !chunk.facts.is_empty() || owes;
        for refusal in strangers(&chunk, is_described, &count.headings) {
            drop_line(&mut chunk, refusal.line);
            count.refuse(refusal)?;
        }
        for refusal in from_the_future(&chunk, desk.today, &count.headings) {
            drop_line(&mut chunk, refusal.line);
            count.refuse(refusal)?;
        }
        for refusal in prepaid(desk, &mut chunk, &count.headings) {
            drop_line(&mut chunk, refusal.line);
            count.refuse(refusal)?;
        }
        for line in paid_in_full(desk, &chunk) {
            drop_line(&mut chunk, line);
            let (code, text) = PAID_IN_FULL;
            count.remarks.of_document(line, "amount", code, text);
            count.became(line, Fate::Unchanged);
        }
        let unnamed = self
            .orders
            .as_ref()
            .map_or(Unnamed::StaysUnallocated, |orders| Unnamed::Pays(orders.of(chunk.customer)));
        let told_before = if desk.pushed { told_before(&chunk) } else { Vec::new() };
        let counted = self.from_bank.leave_out(&mut chunk);
        let told = std::mem::take(&mut chunk.told);
        let doubtful = doubtful_references(desk, &told);
        let usual = self.usual.get(&chunk.customer).copied();
        let hurried = told.iter().filter_map(|told| Some((told.line, leaves_time(told)?)));
        let hurried: Vec<(u64, i64)> =
            hurried.filter(|(_, days)| is_too_short(*days, usual)).collect();
        let mut taken = intake(told, &chunk.known, unnamed);
        let mut refused = BTreeSet::new();
        for refusal in std::mem::take(&mut taken.refused) {
            refused.insert(refusal.line);
            chunk.facts.retain(|(line, _)| *line != refusal.line);
            count.refuse(Refusal::of_document(refusal, &count.headings))?;
        }
        let mut fates = std::mem::take(&mut taken.fates);
        for line in counted.lines.iter().filter(|line| !refused.contains(line)) {
            fates.entry(*line).or_insert(Fate::Unchanged);
        }
        for same in counted.same.into_iter().filter(|same| !refused.contains(&same.told)) {
            count.remarks.told_by_bank(same.told, same.booked);
            self.same.push(same);
        }
        for line in told_before.into_iter().filter(|line| !refused.contains(line)) {
            count.remarks.told_before(line);
        }
        for (line, fault) in doubtful {
            if fates.get(&line).is_some_and(|fate| *fate != Fate::Unchanged) {
                let field = count.headings.name(&[Field::PaymentReference]);
                count.remarks.of_document(line, &field, fault.code(), fault.text());
            }
        }
        for (line, days) in hurried {
            let news = fates.get(&line).is_some_and(|fate| *fate != Fate::Unchanged);
            if let Some(usual) = usual.filter(|_| news) {
                let field = count.headings.name(&[Field::Due]);
                count.remarks.shorter_than_usual(line, &field, days, usual);
            }
        }
        let has_something = !fates.is_empty() || !chunk.facts.is_empty();
        if has_something {
            let needed = self.owing.contains(&chunk.customer)
                || taken.items.iter().any(|new| new.fact.kind.side() == Side::Debit);
            self.lay_card(desk, (&chunk, needed), owners, &mut fates, count);
        }
        count.wait(&taken.unfound);
        count.references += taken.references.len();
        // What becomes of these is known when the book has what else the file brings.
        for named in counted.named.into_iter().filter(|one| !refused.contains(&one.line)) {
            let fate = fates.remove(&named.line).unwrap_or(Fate::Unchanged);
            self.named.push((named, fate));
        }
        for (line, fate) in fates {
            count.became(line, fate);
        }
        self.take(desk, chunk.customer, taken, batch);
        Ok(())
    }

    fn lay_card(
        &mut self,
        desk: &Desk<'_>,
        (chunk, needed): (&CustomerChunk, bool),
        owners: &Owners,
        fates: &mut BTreeMap<u64, Fate>,
        count: &mut Count,
    ) {
        let mut by_hand = self.by_hand.remove(&chunk.customer).unwrap_or_default();
        let terms = self.terms.remove(&chunk.customer);
        let laid = contact::lay(chunk, terms, &mut by_hand, desk.who, fates);
        for (line, field, left) in laid.left {
            count.remarks.contact_left(line, count.headings.name(&[field]), left);
        }
        let anew = laid.told_anew.into_iter();
        self.told_anew.extend(anew.map(|field| (chunk.customer, field.to_owned())));
        self.new_terms.extend(laid.terms.map(|terms| (chunk.customer, terms)));
        let group = self.groups.remove(&chunk.customer);
        let laid = groups::lay(chunk, group, &mut by_hand, desk.who, fates);
        for (line, left) in laid.left {
            count.remarks.group_left(line, count.headings.name(&[Field::PolicyGroup]), left);
        }
        let anew = laid.told_anew.then(|| (chunk.customer, KEPT.to_owned()));
        self.told_anew.extend(anew);
        self.new_groups.extend(laid.group.map(|group| (chunk.customer, group)));
        let mut draft = CardDraft::of(chunk, by_hand, needed, desk.at);
        for (line, fact) in &chunk.facts {
            let laid = draft.lay(fact, owners);
            let fate = fates.entry(*line).or_insert(laid.fate);
            *fate = (*fate).max(laid.fate);
            for field in laid.kept {
                count.remarks.kept_by_hand(*line, count.headings.name(&[field]));
            }
            for field in laid.erased {
                count.remarks.erased(*line, count.headings.name(&[field]));
            }
        }
        let anew = std::mem::take(&mut draft.told_anew).into_iter();
        self.told_anew.extend(anew.map(|field| (chunk.customer, field)));
        if draft.is_new {
            count.new_customers += 1;
            // The first row that tells of the customer is what brought it.
            let first =
                chunk.facts.iter().map(|(line, _)| *line).chain(fates.keys().copied()).min();
            first.into_iter().for_each(|line| {
                fates.insert(line, Fate::New);
            });
            self.new_cards.push(draft.card);
        } else if draft.changed {
            self.changed_cards.push(draft.card);
        }
    }

    fn take(&mut self, desk: &Desk<'_>, customer: CustomerId, taken: Intake, batch: i64) {
        let facts = &mut self.facts;
        facts.items.extend(taken.items.into_iter().map(|new| NewItem {
            customer,
            item: new.item,
            kind: new.fact.kind,
            number: new.fact.number,
            settles: new.fact.settles.unwrap_or_default(),
            effective: new.fact.effective,
            due: new.fact.due,
            amount: new.fact.amount,
            note: new.fact.note.unwrap_or_default(),
        }));
        // A correction may be made, taken back and made again by three files: the batch
        // tells equal movements apart.
        let occurrence = u32::try_from(batch).unwrap_or(u32::MAX);
        let plain = taken.movements.into_iter().map(|new| (new, ""));
        let reasoned = taken.reasoned.into_iter().map(|one| (one.movement, one.reason.code()));
        facts.movements.extend(plain.chain(reasoned).map(|(new, reason)| Recorded {
            customer,
            movement: identity::movement(&new, occurrence),
            new,
            reason: reason.to_owned(),
        }));
        facts.due_changes.extend(taken.due_changes.into_iter().map(|change| NewDueChange {
            customer,
            item: change.item,
            due: change.due,
            effective: change.effective,
            reason: String::new(),
        }));
        facts.references.extend(taken.references.into_iter().map(|told| NewReference {
            customer,
            item: told.item,
            reference: told.reference,
            batch: None,
        }));
        facts.standing.extend(taken.disputes.into_iter().map(|dispute| NewStanding {
            customer,
            kind: StandingKind::Dispute,
            item: Some(dispute.item),
            from: dispute.from,
            until: dispute.until,
            amount: None,
            reason: String::new(),
            order: None,
            ends: None,
            person: desk.who.person,
        }));
    }

    /// Enters what was decided; says what has become of the lines that were known only now.
    fn enter(
        self,
        desk: &Desk<'_>,
        writer: &mut Writer,
        stamp: Stamp,
    ) -> Result<Vec<(u64, Fate)>, Refused> {
        customers::add(writer, stamp.company, &self.new_cards)?;
        customers::overwrite(writer, stamp.company, &self.changed_cards)?;
        contact::keep(writer, stamp, (desk.who, desk.at), desk.request, &self.new_terms)?;
        groups::keep(writer, desk, self.new_groups)?;
        let made: Vec<CustomerId> = self.new_cards.iter().map(|card| card.customer).collect();
        credit::after_new_cards(writer, stamp.company, (desk.today, desk.at), &made)?;
        by_hand::forget(writer, stamp.company, &self.told_anew)?;
        saldo_store::bank::remember_same_money(writer, stamp, &self.same)?;
        facts::enter(writer, stamp, desk.business, &self.facts)?;
        let named: Vec<&Named> = self.named.iter().map(|(named, _)| named).collect();
        let paying = pay_named(writer, desk, stamp, &named)?;
        let fate = |(named, fate): &(Named, Fate)| match paying.contains(&named.line) {
            true => (named.line, (*fate).max(Fate::Changed)),
            false => (named.line, *fate),
        };
        Ok(self.named.iter().map(fate).collect())
    }
}

/// Payment references whose check digits are wrong: they are kept as they are told, and remarked.
fn doubtful_references(desk: &Desk<'_>, told: &[Told]) -> Vec<(u64, ReferenceFault)> {
    let of = |told: &Told| {
        let reference = told.fact.reference.as_deref()?;
        Some((told.line, payment_reference::fault(reference, desk.is_estonian)?))
    };
    told.iter().filter_map(of).collect()
}

/// The days that an invoice leaves to pay it; `None` for what asks for no payment of a sale.
fn leaves_time(told: &Told) -> Option<i64> {
    let fact = &told.fact;
    (fact.kind.begins_the_rules()).then(|| fact.due.days_since(fact.effective))
}

/// Sets the amounts of invoices that say part was paid before; refuses those of which nobody can
/// tell whether the book holds that money.
fn prepaid(desk: &Desk<'_>, chunk: &mut CustomerChunk, headings: &Headings) -> Vec<Refusal> {
    let Source::Documents(documents) = desk.source else { return Vec::new() };
    let mut refused = Vec::new();
    let said = desk.request.prepaid;
    for told in &mut chunk.told {
        let Some(prepaid) = documents.prepaid.get(&told.line) else { continue };
        match amount_of_prepaid(told, *prepaid, &chunk.known, said) {
            Ok(Counted { amount, takes }) => {
                told.fact.amount = amount;
                // Money paid for this invoice settles it, and is no other's prepayment.
                let number = number_key(&told.fact.number);
                for at in takes {
                    chunk.known[at].settles.clone_from(&number);
                }
            }
            Err(cause) => {
                let (line, number) = (told.line, told.fact.number.clone());
                refused.push(Refusal::of_document(NotTaken { line, number, cause }, headings));
            }
        }
    }
    refused
}

/// Lines of invoices of which nothing is left: the prepayment does not wait in the book.
fn paid_in_full(desk: &Desk<'_>, chunk: &CustomerChunk) -> Vec<u64> {
    let Source::Documents(documents) = desk.source else { return Vec::new() };
    let is_paid =
        |told: &&Told| told.fact.amount.is_zero() && documents.prepaid.contains_key(&told.line);
    chunk.told.iter().filter(is_paid).map(|told| told.line).collect()
}

/// A refused row is refused whole.
fn drop_line(chunk: &mut CustomerChunk, line: u64) {
    chunk.told.retain(|told| told.line != line);
    chunk.facts.retain(|(other, _)| *other != line);
}
