//! The pages in Chromium: looked at, measured, worked by keyboard.
//!
//! Pictures go to `target/screenshots/`; a person looks at each new one. What a machine can
//! see is asserted beside: nothing sticks out sideways, the console is silent (and with it
//! the content security policy), every screen has its heading, every link leads somewhere.

mod driver;
mod filled;
mod keyboard;
mod moments;
mod pages;
mod recovery;
mod server;
mod walks;
mod wire;
mod xss;

use driver::Browser;
use server::Served;

/// One server with a demo company and one browser, signed in as this person.
async fn signed_in(login: &str) -> (Served, Browser) {
    let served = Served::start();
    let browser = Browser::start().await;
    browser.sign_in(&served, login).await;
    (served, browser)
}

/// Runs a browser story to its end.
fn told(story: impl Future<Output = ()>) {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    runtime.block_on(story);
}
