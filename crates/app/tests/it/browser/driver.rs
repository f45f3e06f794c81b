//! Chromium under ChromeDriver: Debian's packages, nothing downloaded.

use super::server::Served;
use serde_json::json;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::prelude::*;
use thirtyfour::{Cookie, LoggingPrefsLogLevel, TypingData};

/// A browser of one's own; both processes end with this value. The order matters: the tab
/// says good-bye, also when a test fails, before its driver ends.
pub(super) struct Browser {
    pub(super) tab: WebDriver,
    _driver: Driver,
}

/// The process between us and the browser.
struct Driver(Child);

/// A width people really have, and whether it is a phone.
#[derive(Clone, Copy, Debug)]
pub(super) struct Size {
    pub(super) name: &'static str,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) phone: bool,
}

/// A desk and a back room.
pub(super) const SIZES: [Size; 2] = [
    Size { name: "desktop", width: 1280, height: 900, phone: false },
    Size { name: "phone", width: 390, height: 844, phone: true },
];

/// Tenths of a second that a page may take on a busy machine.
const PATIENCE: u32 = 300;

/// Pictures are never taller than this.
const TALLEST: u32 = 4_000;

impl Browser {
    /// Starts driver and browser.
    pub(super) async fn start() -> Self {
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is installed: apt-get install chromium chromium-driver");
        let told = BufReader::new(driver.stdout.take().expect("piped"));
        let port = told
            .lines()
            .map_while(Result::ok)
            .find_map(|line| {
                line.split("successfully on port ")
                    .nth(1)?
                    .trim_end_matches('.')
                    .parse::<u16>()
                    .ok()
            })
            .expect("chromedriver tells its port");
        let tab = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities())
            .await
            .expect("Chromium starts");
        Self { tab, _driver: Driver(driver) }
    }

    /// Opens a page and waits until it is there.
    pub(super) async fn open(&self, served: &Served, path: &str) {
        self.tab.goto(format!("{}{path}", served.origin)).await.expect("the page loads");
    }

    /// Signs in through the form, as a person does.
    pub(super) async fn sign_in(&self, served: &Served, login: &str) {
        self.open(served, "/sign-in").await;
        self.fill("#login", login).await;
        self.fill("#password", &served.password).await;
        self.click("form[action='/sign-in'] button").await;
        self.arrives("nav.side").await;
    }

    /// Waits until something is on the page: a click returns before the next page is there.
    pub(super) async fn arrives(&self, selector: &str) {
        let there = format!("return document.querySelector(\"{selector}\") ? 1 : 0");
        for _ in 0..PATIENCE {
            if self.number(&there).await == 1 {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        let url = self.tab.current_url().await.expect("an address");
        panic!("{selector} is not on {url}");
    }

    /// Language and theme, as the preferences' form would set them.
    pub(super) async fn prefer(&self, language: &str, theme: &str) {
        for (name, value) in [("saldo_language", language), ("saldo_theme", theme)] {
            let mut cookie = Cookie::new(name, value);
            cookie.set_path("/");
            self.tab.add_cookie(cookie).await.expect("the cookie is kept");
        }
    }

    /// Makes the window as large as a device.
    pub(super) async fn resize(&self, size: Size) {
        let metrics = json!({
            "width": size.width, "height": size.height, "deviceScaleFactor": 1, "mobile": size.phone,
        });
        self.tab
            .cdp()
            .send_raw("Emulation.setDeviceMetricsOverride", metrics)
            .await
            .expect("resized");
    }

    /// The whole page as a picture.
    pub(super) async fn picture(&self, size: Size, name: &str) {
        let tall = self.number("return document.documentElement.scrollHeight").await;
        let height = u32::try_from(tall).unwrap_or(TALLEST).clamp(size.height, TALLEST);
        self.resize(Size { height, ..size }).await;
        let path = folder().join(format!("{name}.png"));
        self.tab.screenshot(&path).await.expect("the picture is written");
        self.resize(size).await;
    }

    /// Runs a script.
    pub(super) async fn run(&self, script: &str) {
        self.tab.execute(script, Vec::new()).await.expect("the script runs");
    }

    /// A number that a script finds.
    pub(super) async fn number(&self, script: &str) -> i64 {
        let found = self.tab.execute(script, Vec::new()).await.expect("the script runs");
        found.json().as_i64().unwrap_or_else(|| panic!("{script}: {}", found.json()))
    }

    /// A text that a script finds.
    pub(super) async fn text(&self, script: &str) -> String {
        let found = self.tab.execute(script, Vec::new()).await.expect("the script runs");
        found.json().as_str().unwrap_or_default().to_owned()
    }

    /// What the browser complained about since last asked; its hints to developers aside.
    pub(super) async fn complaints(&self) -> Vec<String> {
        let log = self.tab.browser_log().await.expect("the log is kept");
        let complaints = log.into_iter().filter(|entry| entry.level != "DEBUG");
        complaints.map(|entry| format!("{}: {}", entry.level, entry.message)).collect()
    }

    /// Types into a field.
    pub(super) async fn fill(&self, selector: &str, text: &str) {
        self.tab
            .find(By::Css(selector))
            .await
            .expect(selector)
            .send_keys(text)
            .await
            .expect(selector);
    }

    /// Clicks, where a hand would: clear of the bar at the foot of a phone.
    pub(super) async fn click(&self, selector: &str) {
        let middle = format!(
            "document.querySelector(\"{selector}\")?.scrollIntoView({{ block: 'center' }})"
        );
        self.run(&middle).await;
        self.tab.find(By::Css(selector)).await.expect(selector).click().await.expect(selector);
    }

    /// Presses keys wherever the focus is.
    pub(super) async fn press(&self, keys: impl Into<TypingData>) {
        self.tab.active_element().await.expect("a focus").send_keys(keys).await.expect("typed");
    }

    /// The session's cookies, for requests made without the browser.
    pub(super) async fn cookies(&self) -> String {
        let cookies = self.tab.get_all_cookies().await.expect("cookies");
        let pairs: Vec<String> =
            cookies.iter().map(|cookie| format!("{}={}", cookie.name, cookie.value)).collect();
        pairs.join("; ")
    }

    /// Closes the browser in good order.
    pub(super) async fn leave(self) {
        self.tab.clone().quit().await.expect("the browser closes");
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Fails only when it has already ended.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn capabilities() -> Capabilities {
    let mut chrome = DesiredCapabilities::chrome();
    let set = |done: WebDriverResult<()>| done.expect("a known capability");
    set(chrome.add_arg("--headless=new"));
    // The tests run as root in containers, where Chromium's own sandbox cannot start.
    set(chrome.add_arg("--no-sandbox"));
    set(chrome.add_arg("--disable-dev-shm-usage"));
    set(chrome.add_arg("--disable-gpu"));
    set(chrome.add_arg("--hide-scrollbars"));
    set(chrome.add_arg("--force-color-profile=srgb"));
    set(chrome.set_browser_log_level(LoggingPrefsLogLevel::All));
    chrome.into()
}

/// Where pictures go: `target/screenshots`.
fn folder() -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("inside target").to_owned();
    let folder = target.join("screenshots");
    std::fs::create_dir_all(&folder).expect("a folder for pictures");
    folder
}
