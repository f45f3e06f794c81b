//! Every table, its columns and its key: what a back-up copies, and what a state hash is
//! made of. A test compares the list with the catalogue of both engines.

/// A table as it is copied.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Table {
    pub(crate) name: &'static str,
    /// So many of the first columns are the key.
    key: usize,
    /// Names, those of the key first; `#` marks whole numbers, the others are texts.
    columns: &'static str,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    pub(crate) name: &'static str,
    pub(crate) is_number: bool,
}

impl Table {
    pub(crate) fn columns(&self) -> Vec<Column> {
        let column = |word: &'static str| Column {
            name: word.trim_end_matches('#'),
            is_number: word.ends_with('#'),
        };
        self.columns.split_whitespace().map(column).collect()
    }

    /// Statement that answers all rows in order of the key, the same order on both engines.
    pub(crate) fn select(&self) -> String {
        let columns = self.columns();
        let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
        let order: Vec<String> = columns[..self.key]
            .iter()
            .map(|column| match column.is_number {
                true => column.name.to_owned(),
                false => format!("{} {{binary}}", column.name),
            })
            .collect();
        format!("SELECT {} FROM {} ORDER BY {}", names.join(", "), self.name, order.join(", "))
    }
}

/// Every table but `session`, `attempt` and `password_link` (signed-in browsers, failures at the
/// door and links of an hour are no business facts) and `schema_migration` (a restore migrates).
pub(crate) const TABLES: &[Table] = &[
    Table {
        name: "company",
        key: 1,
        columns: "company# name country currency zone language demo_seed# created_at#",
    },
    Table {
        name: "company_detail",
        key: 3,
        columns: "company# field version# value person# recorded#",
    },
    Table {
        name: "bank_rules",
        key: 3,
        columns: "company# field version# value person# recorded#",
    },
    Table {
        name: "wording",
        key: 5,
        columns: "company# document part language version# body person# recorded#",
    },
    Table {
        name: "issued",
        key: 3,
        columns: "company# customer# issued# document language day# currency given pages# hash \
                  content person# recorded#",
    },
    Table { name: "counter", key: 2, columns: "company# name next#" },
    Table {
        name: "person",
        key: 2,
        columns: "company# person# login name role team language password_hash disabled# \
                  created_at# human# email",
    },
    Table {
        name: "api_token",
        key: 2,
        columns: "company# token# token_hash name person# scopes created_by# created_at# \
                  expires_at# revoked_at#",
    },
    Table {
        name: "customer",
        key: 2,
        columns: "company# customer# code code_key name search registry_code country language \
                  email phone address owner# status version# created_at#",
    },
    Table { name: "kept_by_hand", key: 3, columns: "company# customer# field imported" },
    Table {
        name: "item",
        key: 3,
        columns: "company# customer# item# kind side# number number_key settles effective# due# currency \
                  amount# recorded# batch# note due_now# open# first_move# closed#",
    },
    Table {
        name: "movement",
        key: 4,
        columns: "company# customer# debit_item# movement# credit_item# kind currency amount# \
                  effective# recorded# batch# reverses# reason",
    },
    Table {
        name: "due_change",
        key: 4,
        columns: "company# customer# item# change# due# effective# recorded# batch# reason",
    },
    Table {
        name: "payment_reference",
        key: 4,
        columns: "company# customer# item# entry# reference recorded# batch#",
    },
    Table {
        name: "standing",
        key: 3,
        columns: "company# customer# standing# kind item# from_day# until_day# amount# currency \
                  reason ends# person# recorded# order_number order_day# scope",
    },
    Table {
        name: "charge_term",
        key: 3,
        columns: "company# customer# term# item# ground method parameters from_day# until_day# \
                  due_moves_by beside# reference ends# person# recorded#",
    },
    Table {
        name: "charge_act",
        key: 3,
        columns: "company# customer# act# item# kind upto# amount# currency until_day# claim# \
                  takes_back# role clause reason proof person# recorded#",
    },
    Table {
        name: "policy_version",
        key: 2,
        columns: "company# entry# policy version# text hash effective# note person# recorded#",
    },
    Table { name: "policy_act", key: 3, columns: "company# entry# kind reason person# recorded#" },
    Table { name: "policy_read", key: 3, columns: "company# entry# person# recorded#" },
    Table {
        name: "rate_decision",
        key: 2,
        columns: "company# decision# code effective# rate# checked_to# source reason person# \
                  recorded#",
    },
    Table {
        name: "calendar_year",
        key: 2,
        columns: "company# entry# code year# days_off worked source reason person# recorded#",
    },
    Table {
        name: "moratorium",
        key: 2,
        columns: "company# entry# code first_day# last_day# due_before# holds# source reason \
                  person# recorded#",
    },
    Table {
        name: "fee_table",
        key: 2,
        columns: "company# entry# code effective# body source reason person# recorded#",
    },
    Table {
        name: "allocation_rule",
        key: 3,
        columns: "company# customer# rule# allocation reference person# recorded#",
    },
    Table {
        name: "status_round",
        key: 2,
        columns: "company# round# kind customers# lines# person# recorded#",
    },
    Table {
        name: "status_line",
        key: 3,
        columns: "company# customer# round# status_now worked_out evidence",
    },
    Table {
        name: "status_vote",
        key: 3,
        columns: "company# customer# vote# round# say status role person# reason recorded#",
    },
    Table {
        name: "status_change",
        key: 3,
        columns: "company# customer# change# from_day# status previous ground round# clause role \
                  person# reason recorded#",
    },
    Table {
        name: "customer_group",
        key: 3,
        columns: "company# customer# entry# from_day# name reason person# recorded#",
    },
    Table {
        name: "status_terms",
        key: 2,
        columns: "company# entry# status from_day# currency shipment_limit# discount# \
                  deferral_days# stop_after_days# person# reason recorded#",
    },
    Table {
        name: "credit_order",
        key: 3,
        columns: "company# customer# credit_order# kind from_day# until_day# currency \
                  shipment_limit# discount# deferral_days# stop_after_days# ratio# clause role \
                  person# reason ends# recorded#",
    },
    Table {
        name: "reservation",
        key: 3,
        columns: "company# customer# reservation# amount# currency reference reference_key \
                  person# recorded# expires_at# released_at# released_by#",
    },
    Table { name: "terms_export", key: 2, columns: "company# record# customer# body recorded#" },
    Table { name: "party_number", key: 3, columns: "company# number customer# batch# recorded#" },
    Table {
        name: "agreement",
        key: 3,
        columns: "company# customer# agreement# cause replaces# day# person# recorded#",
    },
    Table {
        name: "agreement_draft",
        key: 4,
        columns: "company# customer# agreement# version# form currency amount# fee# grace# \
                  accelerates# capacity# conditions person# recorded#",
    },
    Table {
        name: "agreement_debt",
        key: 5,
        columns: "company# customer# agreement# version# item# amount#",
    },
    Table {
        name: "instalment",
        key: 5,
        columns: "company# customer# agreement# version# part# day# amount# fee#",
    },
    Table {
        name: "agreement_act",
        key: 4,
        columns: "company# customer# agreement# act# kind day# version# part# rest# request# \
                  number note person# recorded#",
    },
    Table {
        name: "worksheet_line",
        key: 5,
        columns: "company# customer# agreement# version# line# kind name currency amount# rate \
                  harshness person# recorded#",
    },
    Table {
        name: "dispute_act",
        key: 4,
        columns: "company# customer# standing# act# cause owner# until# outcome item# told# day# \
                  person# recorded#",
    },
    Table {
        name: "payable",
        key: 4,
        columns: "company# customer# payable# version# code name kind number effective# due# \
                  currency amount# batch# recorded# form documented# withdrawn#",
    },
    Table {
        name: "payable_use",
        key: 4,
        columns: "company# customer# payable# place# item# amount# effective# person# recorded#",
    },
    Table {
        name: "payable_income",
        key: 5,
        columns: "company# customer# payable# place# paper# number dated#",
    },
    Table {
        name: "payable_confirmed",
        key: 4,
        columns: "company# customer# payable# place# as_of# amount# number dated# person# recorded#",
    },
    Table {
        name: "customer_joined",
        key: 3,
        columns: "company# customer# entry# survivor# day# reason person# recorded#",
    },
    Table {
        name: "item_moved",
        key: 4,
        columns: "company# customer# item# entry# survivor# arrived# day# reason person# recorded#",
    },
    Table {
        name: "case_fact",
        key: 3,
        columns: "company# customer# place# act on_day# number party proof note currency \
                  principal# penalty# costs# price# rate until_day# decision# payment# ground \
                  in_charge# person# recorded# takes_back#",
    },
    Table {
        name: "case_debt",
        key: 4,
        columns: "company# customer# place# item# currency amount#",
    },
    Table { name: "case_paper", key: 4, columns: "company# customer# place# paper# number dated#" },
    Table {
        name: "acknowledgement",
        key: 3,
        columns: "company# customer# place# item# kind on_day# in_writing# number note \
                  takes_back# person# recorded#",
    },
    Table {
        name: "portfolio",
        key: 2,
        columns: "company# portfolio# name on_day# until_day# person# recorded#",
    },
    Table {
        name: "portfolio_lot",
        key: 4,
        columns: "company# portfolio# customer# item# currency amount#",
    },
    Table {
        name: "portfolio_act",
        key: 3,
        columns: "company# portfolio# place# what offer# buyer number currency price# on_day# \
                  person# recorded#",
    },
    Table {
        name: "reconciliation",
        key: 4,
        columns: "company# customer# act# place# state as_of# currency amount# confirmed# on_day# \
                  note person# recorded#",
    },
    Table {
        name: "accounting_record",
        key: 2,
        columns: "company# record# kind customer# subject body recorded#",
    },
    Table {
        name: "file_entry",
        key: 3,
        columns: "company# customer# entry# part name content day# person# recorded#",
    },
    Table {
        name: "attachment",
        key: 3,
        columns: "company# customer# attachment# name kind size# hash content person# recorded# paper \
                  item#",
    },
    Table {
        name: "visit",
        key: 3,
        columns: "company# customer# visit# manner item# day# begun# answer doubt cause excuse \
                  next_day# next_minute# content person# recorded#",
    },
    Table {
        name: "errand",
        key: 3,
        columns: "company# customer# errand# what role item# talk day# until_day# content ends# \
                  outcome words person# recorded#",
    },
    Table {
        name: "contact",
        key: 3,
        columns: "company# customer# contact# kind item# day# body person# recorded# until_day#",
    },
    Table {
        name: "deputy",
        key: 2,
        columns: "company# entry# absent# deputy# from_day# until_day# reason ends# person# \
                  recorded#",
    },
    Table {
        name: "authority_limit",
        key: 2,
        columns: "company# entry# spending role currency amount# days# from_day# reason person# \
                  recorded#",
    },
    Table {
        name: "authority_use",
        key: 2,
        columns: "company# entry# spending person# account# role customer# item# currency \
                  amount# day# recorded#",
    },
    Table {
        name: "request",
        key: 2,
        columns: "company# request# kind customer# item# effect clause terms currency amount# \
                  reason asks_for options several# day# person# asked_as in_place_of# recorded# \
                  role until_day# state missed#",
    },
    Table {
        name: "decision",
        key: 2,
        columns: "company# decision# request# kind choices reason conditions until_day# \
                  order_number role passes_to person# in_place_of# day# recorded# order_day#",
    },
    Table {
        name: "irrecoverable",
        key: 3,
        columns: "company# customer# entry# item# decision# day# person# recorded# ends#",
    },
    Table {
        name: "memo",
        key: 2,
        columns: "company# memo# customer# kind request# addressed body statement role person# \
                  day# recorded#",
    },
    Table {
        name: "plan_item",
        key: 2,
        columns: "company# entry# plan owner# begins# kind customer# about# day# body coaching# \
                  ends# person# recorded#",
    },
    Table {
        name: "plan_check",
        key: 2,
        columns: "company# entry# plan owner# begins# measures# work# note role person# day# \
                  recorded#",
    },
    Table {
        name: "planned_share",
        key: 2,
        columns: "company# entry# month# percent request# person# recorded# measure unit team \
                  about#",
    },
    Table {
        name: "batch",
        key: 2,
        columns: "company# batch# kind source file file_hash read_rows# new_rows# changed_rows# \
                  unchanged_rows# refused_rows# person# recorded#",
    },
    Table { name: "bank_account", key: 3, columns: "company# account currency created_at#" },
    Table {
        name: "bank_statement",
        key: 2,
        columns: "company# statement# account currency number format digest# from_day# to_day# \
                  opening# closing# batch# recorded#",
    },
    Table {
        name: "bank_line",
        key: 2,
        columns: "company# line# content# account statement# place# booked# currency amount# \
                  reversal# bank_id end_to_end number reference body name other_account code \
                  behalf batch# recorded# state doubt customer# item# brought# linked#",
    },
    Table {
        name: "line_act",
        key: 3,
        columns: "company# line# act# state doubt customer# item# why reason person# recorded# \
                  other# linked#",
    },
    Table {
        name: "refund",
        key: 3,
        columns: "company# customer# refund# item# currency amount# own_account payee \
                  payee_account payee_bank payee_code reason account_reason person# on_day# \
                  recorded#",
    },
    Table {
        name: "refund_act",
        key: 4,
        columns: "company# customer# refund# place# what state payment_order# line# movement# \
                  reason person# in_place_of# on_day# recorded#",
    },
    Table {
        name: "payment_order",
        key: 2,
        columns: "company# payment_order# form account currency message_id transfers# total# \
                  hash content person# on_day# recorded#",
    },
    Table {
        name: "refund_gate",
        key: 2,
        columns: "company# entry# shut# last_refund# person# recorded#",
    },
    Table { name: "batch_undone", key: 2, columns: "company# batch# reason person# recorded#" },
    Table {
        name: "same_money",
        key: 4,
        columns: "company# customer# identity# line# item# batch# recorded#",
    },
    Table {
        name: "line_proposal",
        key: 3,
        columns: "company# customer# line# place# booked# currency amount# proposal",
    },
    Table {
        name: "payer_account",
        key: 3,
        columns: "company# customer# account line# person# recorded#",
    },
    Table { name: "source_map", key: 2, columns: "company# source mapping" },
    Table {
        name: "run",
        key: 2,
        columns: "company# day# acting_day# policy policy_version# policy_hash state person# \
                  started_at# finished_at# summary",
    },
    Table {
        name: "effect",
        key: 3,
        columns: "company# customer# effect day# kind clause policy policy_version# step# role \
                  channel text_key threshold_days# met_by_days# event until_day# lines options \
                  several# missed_role counter",
    },
    Table {
        name: "step_taken",
        key: 5,
        columns: "company# customer# item# clause day# step# performed# policy policy_version#",
    },
    Table {
        name: "step_undone",
        key: 5,
        columns: "company# customer# item# clause day# undone# recorded#",
    },
    Table { name: "left_out", key: 4, columns: "company# customer# effect item# recorded#" },
    Table {
        name: "withheld",
        key: 5,
        columns: "company# customer# item# clause cause day# step# until_day# policy \
                  policy_version#",
    },
    Table { name: "control_state", key: 2, columns: "company# customer# looked# look_again#" },
    Table {
        name: "task",
        key: 3,
        columns: "company# customer# effect role day# until_day# state person# outcome closed_at# \
                  why withdrawn_on#",
    },
    Table {
        name: "outbox",
        key: 3,
        columns: "company# customer# effect channel recipient language day# state why fence# \
                  attempts# next_at# closed_at# lease_until# kept_by mailing# withdrawn_on#",
    },
    Table {
        name: "mailing",
        key: 2,
        columns: "company# mailing# day# text_key words# channels reason chosen person# recorded#",
    },
    Table {
        name: "mailing_act",
        key: 3,
        columns: "company# mailing# act letters# person# recorded#",
    },
    Table {
        name: "mailing_letter",
        key: 3,
        columns: "company# customer# effect mailing# channel excluded cost# lines late#",
    },
    Table {
        name: "print_batch",
        key: 2,
        columns: "company# batch# day# letters# pages# both_sides# content hash person# recorded#",
    },
    Table {
        name: "print_letter",
        key: 4,
        columns: "company# customer# effect batch# place# first_page# pages# recipient subject \
                  body",
    },
    Table {
        name: "webhook",
        key: 3,
        columns: "company# webhook# entry# name address kinds person# recorded#",
    },
    Table {
        name: "webhook_event",
        key: 3,
        columns: "company# webhook# event kind customer# body recorded# state attempts# next_at# \
                  fence# lease_until# said closed_at# place#",
    },
    Table {
        name: "print_outcome",
        key: 4,
        columns: "company# customer# effect batch# what person# recorded#",
    },
    Table {
        name: "carried",
        key: 5,
        columns: "company# customer# effect fence# part# reference outcome recorded#",
    },
    Table {
        name: "notice",
        key: 2,
        columns: "company# notice person# kind day# customer# errand# language subject body \
                  recorded# state why said fence# attempts# next_at# lease_until# closed_at# \
                  recipient content hash",
    },
    Table {
        name: "reply",
        key: 2,
        columns: "company# reply# identity kind sender sender_name subject body sent_at# size# \
                  was_read# effect day# recorded# customer# matched_by read_day# read_at# \
                  read_by#",
    },
    Table { name: "reply_file", key: 3, columns: "company# reply# file# name kind size# content" },
    Table {
        name: "mail_taken",
        key: 4,
        columns: "company# mailbox validity# uid# reply# recorded# marked#",
    },
    Table {
        name: "parcel",
        key: 4,
        columns: "company# customer# effect fence# message_id sender recipient language subject \
                  body content hash recorded#",
    },
    Table {
        name: "passage",
        key: 4,
        columns: "company# customer# effect passage# fence# what said person# recorded#",
    },
    Table { name: "sending", key: 3, columns: "company# field version# value person# recorded#" },
    Table { name: "let_go", key: 2, columns: "company# entry# day# letters# person# recorded#" },
    Table {
        name: "contact_term",
        key: 3,
        columns: "company# customer# entry# debtor purpose zone email sms reason person# recorded# \
                  mode",
    },
    Table {
        name: "audit",
        key: 2,
        columns: "company# seq# at# person# action subject body previous hash role origin book",
    },
    Table { name: "seal", key: 2, columns: "company# name held# digest" },
    Table {
        name: "seen",
        key: 5,
        columns: "company# day# person# place origin times# first_at# last_at#",
    },
    Table { name: "second_factor", key: 2, columns: "company# person# secret last_step# since#" },
    Table { name: "recovery_code", key: 3, columns: "company# person# code" },
    Table { name: "idempotency", key: 2, columns: "company# key body_hash answer at#" },
];
