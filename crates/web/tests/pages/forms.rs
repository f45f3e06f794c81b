//! Forms do what they say, keep what was typed, and say what is wrong.

use crate::house::{Visitor, password};
use axum::http::StatusCode;

#[tokio::test]
async fn a_note_appears_on_the_card_as_text_whatever_it_says() {
    let mut visitor = Visitor::signed_in("admin").await;
    let form =
        "kind=call&day=2026-03-20&body=%3Cscript%3Ealert%281%29%3C%2Fscript%3E+spoke+to+accounts";
    let page = visitor.post("/customers/C-0004/note", form).await;
    assert_eq!(page.leads_to(), "/customers/C-0004");
    let card = visitor.get("/customers/C-0004").await;
    assert!(card.shows("The note is recorded."), "told once");
    assert!(card.shows("&#60;script&#62;alert(1)&#60;/script&#62; spoke to accounts"), "as text");
    assert!(!visitor.get("/customers/C-0004").await.shows("The note is recorded."), "not twice");
}

#[tokio::test]
async fn a_promise_shows_on_the_card_and_can_be_ended() {
    let mut visitor = Visitor::signed_in("admin").await;
    let form = "by=2026-03-23&amount=1+250%2C50&reason=bank+loan";
    assert_eq!(
        visitor.post("/customers/C-0005/promise", form).await.leads_to(),
        "/customers/C-0005"
    );
    let card = visitor.get("/customers/C-0005").await;
    assert!(card.shows("Promise to pay") && card.shows("1,250.50") && card.shows("bank loan"));
    let standing = card.attribute("name=\"standing\"", "value");
    let page =
        visitor.post("/customers/C-0005/end", &format!("standing={standing}&reason=paid")).await;
    assert_eq!(page.leads_to(), "/customers/C-0005");
}

#[tokio::test]
async fn a_refused_form_comes_back_open_filled_and_with_the_reason() {
    let mut visitor = Visitor::signed_in("admin").await;
    let rows = [
        ("promise", "by=2026-03-01&amount=99.5&reason=said+so", "is past", "said so"),
        ("promise", "by=soon&amount=1&reason=said+so", "This is no day", "said so"),
        ("promise", "by=2026-03-30&amount=1%2C500&reason=said+so", "This is no amount", "1,500"),
        ("note", "kind=visit&day=2026-03-20&body=+", "Write down what was said", "visit"),
        ("dispute", "reason=+", "A reason is needed", "dispute-reason"),
    ];
    for (act, form, reason, typed) in rows {
        let page = visitor.post(&format!("/customers/C-0006/{act}"), form).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{act} {form}: {}", page.text);
        assert!(page.shows(reason), "{act}: says {reason}");
        assert!(page.shows(typed), "{act}: keeps {typed}");
        assert!(page.shows(" open><summary>"), "{act}: the form is open");
        let back = page.attribute("action=\"/preferences\"", "value");
        assert_eq!(back, "/customers/C-0006", "a language switch leads to a page that exists");
    }
}

#[tokio::test]
async fn two_people_cannot_overwrite_each_other() {
    let mut first = Visitor::signed_in("admin").await;
    let mut second = Visitor::signed_in("control").await;
    let path = "/customers/C-0007/edit";
    let version = first.get(path).await.attribute("name=\"version\"", "value");
    let form = |phone: &str, version: &str| format!("version={version}&name=Seven&phone={phone}");
    let saved = first.post(path, &form("111", &version)).await;
    assert_eq!(saved.leads_to(), "/customers/C-0007");
    let stale = second.post(path, &form("222", &version)).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.shows("Somebody else has changed this card"), "{}", stale.text);
    assert!(stale.shows("value=\"222\"") && stale.shows("111"), "both stand side by side");
    let newer = stale.attribute("name=\"version\"", "value");
    assert_ne!(newer, version);
    assert_eq!(second.post(path, &form("222", &newer)).await.leads_to(), "/customers/C-0007");
}

#[tokio::test]
async fn work_is_done_or_skipped_with_a_reason() {
    let mut visitor = Visitor::signed_in("general").await;
    let list = visitor.get("/day").await;
    let effect = list.attribute("action=\"/day/close\"", "value");
    let silent = visitor.post("/day/close", &format!("effect={effect}&act=skip&words=")).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", silent.text);
    assert!(silent.shows("A reason is needed"), "{}", silent.text);
    let form = format!("effect={effect}&act=skip&words=owner+is+away&return=%2Fday");
    assert_eq!(visitor.post("/day/close", &form).await.leads_to(), "/day");
    assert!(visitor.get("/day?show=skipped").await.shows("owner is away"));
    let again = visitor.post("/day/done", &format!("effect={effect}")).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "a closed task stays closed");
}

#[tokio::test]
async fn several_customers_change_hands_at_once() {
    let mut visitor = Visitor::signed_in("sales").await;
    let list = visitor.get("/customers?q=C-0008").await;
    let customer = list.attribute("name=\"customer\"", "value");
    let form =
        format!("act=assign&owner=rep2&customer={customer}&return=%2Fcustomers%3Fq%3DC-0008");
    let page = visitor.post("/bulk/customers", &form).await;
    assert_eq!(page.leads_to(), "/customers?q=C-0008");
    assert!(visitor.get("/customers?owner=rep2&q=C-0008").await.shows("C-0008"));
    let sheet = visitor.post("/bulk/customers", &format!("act=export&customer={customer}")).await;
    assert_eq!(sheet.text.lines().count(), 2, "{}", sheet.text);
}

#[tokio::test]
async fn a_person_is_added_or_the_form_says_why_not() {
    let mut visitor = Visitor::signed_in("admin").await;
    let weak =
        visitor.post("/users", "name=Legal+desk&login=legal.desk&role=LEGAL&password=short").await;
    assert_eq!(weak.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(weak.shows("Legal desk") && weak.shows("at least 10"), "{}", weak.text);
    assert!(!weak.shows("value=\"short\""), "passwords are not shown again");
    let form = "name=Legal+desk&login=legal.desk&role=LEGAL&team=North&password=long+enough+1";
    assert_eq!(visitor.post("/users", form).await.leads_to(), "/users");
    assert!(visitor.get("/users").await.shows("Legal desk"));
    let taken = visitor.post("/users", form).await;
    assert_eq!(taken.status, StatusCode::CONFLICT);
    let disabled = visitor.post("/users/disable", "login=legal.desk").await;
    assert_eq!(disabled.leads_to(), "/users");
}

#[tokio::test]
async fn a_payment_sent_twice_is_one_payment() {
    let mut visitor = Visitor::signed_in("accountant").await;
    let card = visitor.get("/customers/C-0011?act=payment").await;
    let key = card.attribute("name=\"key\"", "value");
    let form = format!("key={key}&amount=12%2C34&day=2026-03-19&number=TWICE-1&oldest=1");
    for _ in 0..2 {
        let page = visitor.post("/customers/C-0011/payment", &form).await;
        assert_eq!(page.leads_to(), "/customers/C-0011");
    }
    let payments = visitor.get("/payments?q=TWICE-1").await;
    assert_eq!(payments.text.matches(">TWICE-1<").count(), 1, "{}", payments.text);
    let other = format!("key={key}&amount=99&day=2026-03-19&number=TWICE-2");
    let page = visitor.post("/customers/C-0011/payment", &other).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "the key was used: {}", page.text);
}

#[tokio::test]
async fn an_order_to_wait_is_given_by_those_who_may() {
    let mut head = Visitor::signed_in("sales").await;
    assert!(head.get("/customers/C-0012").await.shows("/customers/C-0012/hold"));
    // GEN-05: an exclusion without an order document is refused.
    let page = head.post("/customers/C-0012/hold", "day=2026-03-20&reason=quiet").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let form = "number=order+17&day=2026-03-20&by=2026-04-01&reason=quiet";
    assert_eq!(head.post("/customers/C-0012/hold", form).await.leads_to(), "/customers/C-0012");
    assert!(head.get("/customers/C-0012").await.shows("order 17"));
    // Its end is shown to those whose right it is, and to nobody else.
    let end = "action=\"/customers/C-0012/end\"";
    assert!(head.get("/customers/C-0012").await.shows(end));
    let mut clerk = Visitor::signed_in("accountant").await;
    let card = clerk.get("/customers/C-0012").await;
    assert!(card.shows("order 17") && !card.shows(end), "{}", card.text);
    assert!(!clerk.get("/customers/C-0012").await.shows("/customers/C-0012/hold"));
    let page = clerk.post("/customers/C-0012/hold", form).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
}

/// S07: an administrator says that two accounts are one person's; from then on neither decides
/// what was asked under the other, and the pages say so.
#[tokio::test]
async fn s07_two_accounts_of_one_person_count_once() {
    let mut admin = Visitor::signed_in("admin").await;
    let password = password().replace(' ', "+");
    for (login, role) in [("asks.first", "HEAD_OF_SALES"), ("asks.second", "DIRECTOR")] {
        let form = format!("name={login}&login={login}&role={role}&password={password}");
        assert_eq!(admin.post("/users", &form).await.leads_to(), "/users");
    }
    let mut asker = Visitor::signed_in("asks.first").await;
    let form = "kind=court&customer=C-0013&reason=no+answer";
    let request = asker.post("/requests", form).await.leads_to().to_owned();
    let mut second = Visitor::signed_in("asks.second").await;
    let decide = format!("{request}/decide\"");
    assert!(second.get(&request).await.shows(&decide), "a director like any other");
    assert!(second.get("/requests").await.shows(&format!("{request}\"")));

    let same = "login=asks.second&first=asks.first";
    let mut control = Visitor::signed_in("control").await;
    assert_eq!(control.post("/users/same", same).await.status, StatusCode::FORBIDDEN);
    assert_eq!(admin.post("/users/same", same).await.leads_to(), "/users/asks.second");
    let page = admin.get("/users").await;
    assert!(page.shows("neither decides what was asked under the other"), "told at once");
    assert!(page.shows("One person with asks.first: counts once where two must decide"));
    assert!(page.shows("One person with asks.second: counts once where two must decide"));
    let page = second.get(&request).await;
    assert!(!page.shows(&decide) && page.shows("You asked for it yourself"), "{}", page.text);
    assert!(!second.get("/requests").await.shows(&format!("{request}\"")));

    // Of one's own accounts it is another administrator's to say: no form, and a refusal.
    let page = admin.get("/users/admin").await;
    assert!(page.shows("/users/role") && !page.shows("/users/same"), "{}", page.text);
    assert_eq!(admin.get("/users/nobody").await.status, StatusCode::NOT_FOUND);
    let own = admin.post("/users/same", "login=asks.second&first=admin").await;
    assert_ne!(own.status, StatusCode::SEE_OTHER);

    let alone = admin.post("/users/same", "login=asks.second&first=").await;
    assert_eq!(alone.leads_to(), "/users/asks.second");
    assert!(second.get(&request).await.shows(&decide), "an account of its own again");
}

/// The row of a table that holds this mark.
fn page_of(page: &str, mark: &str) -> String {
    let row = page.split("<tr>").find(|row| row.contains(mark));
    row.unwrap_or_else(|| panic!("no {mark}")).to_owned()
}

/// GEN-04: an administrator puts a person into another team on the page, and the supervisor of
/// that team then has that person's customers.
#[tokio::test]
async fn gen_04_a_persons_team_is_changed_on_the_page() {
    let mut admin = Visitor::signed_in("admin").await;
    let password = password().replace(' ', "+");
    let form = format!("name=Mover&login=mover&role=SALES_REP&team=&password={password}");
    assert_eq!(admin.post("/users", &form).await.leads_to(), "/users");
    assert!(admin.get("/users/mover").await.shows("/users/team"));
    let mut control = Visitor::signed_in("control").await;
    let moved = "login=mover&team=+far+east+";
    assert_eq!(control.post("/users/team", moved).await.status, StatusCode::FORBIDDEN);
    assert_eq!(admin.post("/users/team", moved).await.leads_to(), "/users/mover");
    let page = admin.get("/users/mover").await;
    assert!(page.shows("The person is in another team now"), "told once");
    assert!(page.shows("value=\"far east\""), "{}", page.text);
    let page = admin.get("/users").await;
    let row = page_of(&page.text, "<span class=\"under\">mover</span>");
    assert!(row.contains(">far east</td>"), "{row}");
    let filter = page_of(&page.text.replace("<datalist", "<tr><datalist"), "id=\"teams\"");
    assert!(filter.contains("far east"), "the team can be chosen for others: {filter}");
    // One team is written in one way, and a person can be in none.
    let add = format!("name=Second&login=mover2&role=SUPERVISOR&team=FAR+EAST&password={password}");
    assert_eq!(admin.post("/users", &add).await.leads_to(), "/users");
    assert!(!admin.get("/users").await.shows("FAR EAST"));
    assert_eq!(admin.post("/users/team", "login=mover&team=").await.leads_to(), "/users/mover");
    let row = page_of(&admin.get("/users").await.text, "<span class=\"under\">mover</span>");
    assert!(!row.contains("far east</td>"), "{row}");
    let nobody = admin.post("/users/team", "login=nobody.here&team=x").await;
    assert_eq!(nobody.status, StatusCode::NOT_FOUND);
    for login in ["mover", "mover2"] {
        let gone = admin.post("/users/disable", &format!("login={login}")).await;
        assert_eq!(gone.leads_to(), "/users");
    }
}

#[tokio::test]
async fn a_credit_note_is_recorded_by_those_who_keep_the_ledger() {
    let mut visitor = Visitor::signed_in("accountant").await;
    let card = visitor.get("/customers/C-0011?act=lower").await;
    let key = card.attribute("name=\"key\"", "value");
    let form = format!("key={key}&kind=credit_note&number=KR-77&amount=12%2C34&day=2026-03-19");
    let page = visitor.post("/customers/C-0011/lower", &form).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "no reason: {}", page.text);
    assert!(page.shows("KR-77"), "the form is still filled");
    let form = format!("{form}&reason=broken");
    for _ in 0..2 {
        let page = visitor.post("/customers/C-0011/lower", &form).await;
        assert_eq!(page.leads_to(), "/customers/C-0011");
    }
    let found = visitor.get("/payments?q=KR-77").await;
    assert_eq!(found.text.matches(">KR-77<").count(), 1, "{}", found.text);
    let mut seller = Visitor::signed_in("sales").await;
    assert!(!seller.get("/customers/C-0011").await.shows("/customers/C-0011/lower"));
    let page = seller.post("/customers/C-0011/lower", &form).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
}
