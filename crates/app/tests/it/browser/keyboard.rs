//! Worked without a mouse: Tab reaches every main action, j and k move, Enter opens.

use super::driver::{Browser, SIZES};
use super::{signed_in, told};
use thirtyfour::Key;

/// Path of the focused link, or what the focused thing is.
const FOCUS: &str = "
    const e = document.activeElement;
    return e.closest('main') ? (e.getAttribute('href') || e.innerText || e.name || e.tagName) : '';";

#[test]
fn the_worklist_is_worked_by_keyboard() {
    told(async {
        let (served, browser) = signed_in("rep1").await;
        browser.resize(SIZES[0]).await;
        browser.open(&served, "/day").await;
        let current = "const row = document.activeElement.closest('[data-rows] > *');
                       return row ? [...row.parentElement.children].indexOf(row) : -1";
        browser.press("j").await;
        let first = browser.number(current).await;
        browser.press("j").await;
        let second = browser.number(current).await;
        assert_eq!((first, second), (0, 1), "j moves down");
        browser.press("k").await;
        assert_eq!(browser.number(current).await, 0, "k moves up");
        browser.press(Key::Enter).await;
        let path = browser.tab.current_url().await.expect("an address").path().to_owned();
        assert!(path.starts_with("/customers/"), "Enter opens the customer: {path}");
        browser.leave().await;
    });
}

/// Money is answered for by one keystroke, of the question that is chosen and of no other.
#[test]
fn a_key_answers_the_question_that_is_chosen_and_none_without_one() {
    told(async {
        let (served, browser) = signed_in("accountant").await;
        browser.resize(SIZES[0]).await;
        let asked = "return parseInt(document.querySelector('section .title h2').innerText.replace(/\\D/g, ''))";
        browser.open(&served, "/bank").await;
        let before = browser.number(asked).await;
        assert!(before > 1, "{before} questions");
        for key in ["b", "t", "1", "a"] {
            browser.press(key).await;
        }
        browser.open(&served, "/bank").await;
        assert_eq!(browser.number(asked).await, before, "nothing was chosen");
        browser.press("j").await;
        browser.press("b").await;
        let mut left = before;
        for _ in 0..50 {
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            browser.open(&served, "/bank").await;
            left = browser.number(asked).await;
            if left != before {
                break;
            }
        }
        assert_eq!(left, before - 1, "money of the bank itself");
        browser.leave().await;
    });
}

#[test]
fn tab_reaches_the_main_actions_of_each_screen() {
    told(async {
        let (served, browser) = signed_in("admin").await;
        browser.resize(SIZES[0]).await;
        let rows = [
            ("/customers", "a[href^='/customers/']"),
            ("/run", "button, a.button"),
            ("/customers/C-0003", "button, a.button, summary"),
            ("/import", "#file"),
        ];
        for (path, action) in rows {
            browser.open(&served, path).await;
            assert!(reached(&browser, action).await, "Tab reaches {action} on {path}");
        }
        browser.leave().await;
    });
}

#[test]
fn tab_reaches_what_is_to_be_done() {
    told(async {
        let (served, browser) = signed_in("rep1").await;
        browser.resize(SIZES[0]).await;
        browser.open(&served, "/day").await;
        for action in ["a.who", "form[action='/day/done'] button", "summary"] {
            assert!(reached(&browser, action).await, "Tab reaches {action}");
        }
        browser.leave().await;
    });
}

/// Does Tab come to such an element inside the page's own part, with a focus one can see?
async fn reached(browser: &Browser, selector: &str) -> bool {
    let script = format!(
        "const e = document.activeElement;
         if (!e.closest('main') || !e.matches(\"{selector}\")) return 0;
         const style = getComputedStyle(e);
         const seen = style.outlineStyle !== 'none' || style.boxShadow !== 'none';
         return seen ? 1 : 2"
    );
    for _ in 0..120 {
        browser.press(Key::Tab).await;
        match browser.number(&script).await {
            1 => return true,
            2 => panic!("the focus on {} cannot be seen", browser.text(FOCUS).await),
            _ => {}
        }
    }
    false
}
