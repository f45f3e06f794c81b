//! Every described operation, asked with inputs made from its description: right ones, ones that
//! are nearly right, and nonsense. Each answer is one that is described, and none is a failure of
//! ours (R14).

use crate::house::{Page, Visitor, alone};
use crate::openapi::{description, undescribed};
use crate::token::token;
use axum::http::StatusCode;
use saldo_work::tokens::Scope;
use serde_json::{Map, Value, json};

/// Throws the same numbers for the same seed.
struct Dice(u64);

impl Dice {
    /// A number below `sides`.
    fn throw(&mut self, sides: u64) -> u64 {
        // xorshift64*
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) % sides
    }

    fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[usize::try_from(self.throw(of.len() as u64)).expect("small")]
    }
}

/// Texts that programs send by mistake or with intent.
const TEXTS: [&str; 20] = [
    "",
    " ",
    "C-0003",
    "C-0014",
    "1.00",
    "-1",
    "0.005",
    "1e5",
    "99999999999999999999.99",
    "2026-03-20",
    "2026-02-30",
    "9999-12-31",
    "EUR",
    "XXX",
    "\u{0}",
    "' OR 1=1 --",
    "=1+1",
    "<script>alert(1)</script>",
    "Õun №7 «ё»",
    "\u{202e}reversed",
];

const NUMBERS: [i64; 10] =
    [0, 1, -1, 7, 100, 65_536, i32::MAX as i64, i32::MIN as i64, i64::MAX, i64::MIN];

/// A value of a shape; now and then one that is not.
fn made(document: &Value, shape: &Value, dice: &mut Dice, depth: u32) -> Value {
    if dice.throw(40) == 0 || depth > 6 {
        return nonsense(dice);
    }
    if let Some(to) = shape["$ref"].as_str() {
        let named = document.pointer(to.trim_start_matches('#')).expect("a shape");
        return made(document, named, dice, depth + 1);
    }
    if let Some(any) = shape["anyOf"].as_array() {
        let one = dice.pick(any).clone();
        return made(document, &one, dice, depth + 1);
    }
    match shape["type"].as_str() {
        Some("object") => {
            let required: Vec<&str> = shape["required"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .collect();
            let mut object = Map::new();
            for (name, member) in shape["properties"].as_object().into_iter().flatten() {
                let wanted = if required.contains(&name.as_str()) { 20 } else { 2 };
                if dice.throw(wanted) != 0 || wanted == 20 && dice.throw(15) != 0 {
                    object.insert(name.clone(), made(document, member, dice, depth + 1));
                }
            }
            if dice.throw(25) == 0 {
                object.insert("no_such_member".to_owned(), json!(1));
            }
            Value::Object(object)
        }
        Some("array") => {
            let count = *dice.pick(&[0, 1, 1, 2, 5]);
            (0..count).map(|_| made(document, &shape["items"], dice, depth + 1)).collect()
        }
        Some("string") => match shape["enum"].as_array() {
            Some(words) if dice.throw(10) != 0 => dice.pick(words).clone(),
            _ => json!(dice.pick(&TEXTS)),
        },
        Some("integer") => json!(dice.pick(&NUMBERS)),
        Some("boolean") => json!(dice.throw(2) == 0),
        _ => Value::Null,
    }
}

fn nonsense(dice: &mut Dice) -> Value {
    let kinds =
        [json!(null), json!([]), json!({}), json!([[[[1]]]]), json!(true), json!(-1), json!("x")];
    dice.pick(&kinds).clone()
}

/// The address with something in the place of its names, and a query of the described ones.
fn address(path: &str, item: &Value, dice: &mut Dice) -> String {
    let mut address = path.to_owned();
    let mut query = form_urlencoded::Serializer::new(String::new());
    for parameter in item["parameters"].as_array().into_iter().flatten() {
        let name = parameter["name"].as_str().expect("a name");
        let value = match dice.throw(2) {
            0 => dice.pick(&NUMBERS).to_string(),
            _ => (*dice.pick(&TEXTS)).to_owned(),
        };
        match parameter["in"].as_str() {
            Some("path") => {
                let value: String = form_urlencoded::byte_serialize(value.as_bytes()).collect();
                let value = value.replace('+', "%20");
                // An empty segment would be another address.
                let value = if value.is_empty() { "0".to_owned() } else { value };
                address = address.replace(&format!("{{{name}}}"), &value);
            }
            Some("query") if dice.throw(2) == 0 => {
                query.append_pair(name, &value);
            }
            _ => {}
        }
    }
    match query.finish() {
        query if query.is_empty() => address,
        query => format!("{address}?{query}"),
    }
}

/// Inputs for each operation.
const EACH: u32 = 60;

#[tokio::test]
async fn every_operation_answers_as_described_whatever_it_is_asked() {
    alone();
    let document = description().await;
    let mut dice = Dice(0x5a1d_0001);
    let mut visitor = Visitor::stranger();
    let (mut wrong, mut asked, mut yes) = (Vec::new(), 0_u32, 0_u32);
    let mut secret = token("general", &Scope::ALL);
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for (method, item) in methods.as_object().expect("methods") {
            for turn in 0..EACH {
                if asked % 200 == 0 {
                    // Calls are counted by token, and the clock of the house stands still.
                    let login = *dice.pick(&["general", "accountant", "rep1", "admin"]);
                    secret = token(login, &Scope::ALL);
                }
                let address = address(path, item, &mut dice);
                let page = match method.as_str() {
                    "get" => visitor.get_with_token(&address, &secret).await,
                    _ => {
                        let shape = &item["requestBody"]["content"]["application/json"]["schema"];
                        let body = match dice.throw(30) {
                            0 => "{".to_owned(),
                            1 => String::new(),
                            _ => made(&document, shape, &mut dice, 0).to_string(),
                        };
                        let key = format!("contract-{asked:06}");
                        let key = (dice.throw(10) != 0).then_some(key.as_str());
                        visitor.post_json(&address, &secret, key, &body).await
                    }
                };
                asked += 1;
                yes += u32::from(page.status.is_success());
                wrong.extend(faults(&document, method, path, &page).map(|what| {
                    format!(
                        "{what} (turn {turn}, {address}): {}",
                        page.text.chars().take(200).collect::<String>()
                    )
                }));
            }
        }
    }
    wrong.truncate(20);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(asked > 2_000, "{asked} questions");
    assert!(yes > asked / 20, "{yes} of {asked} were answered with a yes");
}

fn faults(document: &Value, method: &str, path: &str, page: &Page) -> Option<String> {
    if page.status.is_server_error() || page.status == StatusCode::TOO_MANY_REQUESTS {
        return Some(format!("{method} {path}: {}", page.status));
    }
    undescribed(document, method, path, page).into_iter().next()
}
