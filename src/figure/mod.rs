//! Figures of theorems: a typical configuration of a true one, the counterexample of a false one.
//!
//! What is drawn is what the statement names, as a geometer would draw it: segments, lines and circles, right angles, free points filled
//! and constructed ones hollow. A claim that holds is drawn in one colour; of one that fails, the failure is what the eye sees.
//!
//! What is in space is drawn as a parallel projection shows it; since lengths and angles are not the true ones there, none
//! is written at them, and what fails is said in the caption.
//!
//! Numbers of this module are floating-point numbers, and nothing is decided by them: a figure shows what was decided elsewhere. It is a
//! function of the statement, the verdict and the seed, the same on every machine.

#![allow(clippy::float_arithmetic, reason = "places on paper, not truths")]

mod claim;
mod configuration;
mod conic;
mod draw;
mod font;
mod frame;
mod given;
mod inventory;
mod item;
mod label;
mod palette;
mod paper;
mod part;
mod plane;
mod projection;
mod scene;
mod shape;
mod solid;
mod sketch;

pub use scene::{HEIGHT, WIDTH};

use crate::branch::figure::RootSign;
use crate::check::{Checked, Statement};
use crate::interpret::affirmation;
use crate::limits::FIGURE_POINTS;
use crate::sampling::{Coins, Figure as FigureCoins, Seed};
use crate::theorem::Step;
use crate::theorem::expectation::VerdictName;
use crate::verdict::Verdict;
use crate::witness::Witness;
use claim::Outlook;
use inventory::Inventory;
use num_traits::ToPrimitive as _;
use palette::Pen;
use scene::{Caption, Scene};
use sketch::{Choice, Draft};

/// Conclusions of which the caption speaks.
const CLAIMS_IN_CAPTION: usize = 4;

/// A figure.
#[derive(Clone, Debug)]
pub struct Figure {
    scene: Scene,
}

/// A label of a figure: its text and its box, in pixels from the upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedLabel {
    /// The text.
    pub text: String,
    /// Left and upper edge.
    pub low: [f64; 2],
    /// Right and lower edge.
    pub high: [f64; 2],
    /// Whether a part of the figure runs behind it, for want of a free place.
    pub covers: bool,
}

impl Figure {
    /// The figure of a theorem that has been checked; nothing when no admissible configuration was found, when it speaks of numbers only or
    /// of more than [`FIGURE_POINTS`] points, or when the time is over.
    #[must_use]
    pub fn of(statement: &Statement<'_>, checked: &Checked, seed: &Seed) -> Option<Self> {
        let program = checked.program.as_ref()?;
        let points = statement
            .theorem
            .kinds
            .iter()
            .filter(|kind| kind.is_point() || kind.is_point3())
            .count();
        if points > FIGURE_POINTS {
            return None;
        }
        let inventory = Inventory::of(statement.theorem, statement.dictionary);
        if inventory.is_empty() {
            return None;
        }
        let theorem = inventory.extension.theorem();
        let draft = Draft::of(theorem, statement.dictionary, &program.decisions)?;
        let drawn = checked.witness.as_ref().and_then(|witness| {
            let sketch = draft.sketch(&choice_of(witness, program.slp.roots.len()))?;
            Some((sketch, counterexample(statement, witness), outlooks(witness)))
        });
        let (sketch, caption, outlooks) = if let Some(drawn) = drawn {
            drawn
        } else {
            let certified = match checked.verdict.name() {
                VerdictName::HoldsAsDrawn => Some(certified(checked)?),
                _ => None,
            };
            let mut coins: Coins<FigureCoins> = seed.coins(statement.key, 0);
            let parameters = &program.slp.parameters;
            let choice = certified
                .or_else(|| configuration::typical(&draft, parameters, &inventory, &mut coins))?;
            let (caption, outlook) = typical(statement, &checked.verdict);
            (draft.sketch(&choice)?, caption, vec![outlook; inventory.claims.len()])
        };
        Some(Self { scene: Scene::of(&inventory, &sketch, &outlooks, &caption) })
    }

    /// A drawing in which a theorem fails that holds as drawn, to stand beside the figure of the theorem.
    #[must_use]
    pub fn failing(statement: &Statement<'_>, checked: &Checked) -> Option<Self> {
        let (witness, program) = statement.failing_figure(checked)?;
        let inventory = Inventory::of(statement.theorem, statement.dictionary);
        if inventory.is_empty() {
            return None;
        }
        let choice = choice_of(&witness, program.slp.roots.len());
        let theorem = inventory.extension.theorem();
        let draft = Draft::of(theorem, statement.dictionary, &program.decisions)?;
        let sketch = draft.sketch(&choice)?;
        let sentence = format!("Fails in this drawing: {}.", witness.description());
        let caption = Caption { sentence, ..counterexample(statement, &witness) };
        let scene = Scene::of(&inventory, &sketch, &outlooks(&witness), &caption);
        Some(Self { scene })
    }

    /// The figure as an SVG document of [`WIDTH`] by [`HEIGHT`] pixels, with a title and a description.
    #[must_use]
    pub fn svg(&self) -> String {
        draw::svg(&self.scene)
    }

    /// The figure as a PNG file, with twice as many pixels each way.
    #[must_use]
    pub fn png(&self) -> Vec<u8> {
        draw::png(&self.scene)
    }

    /// What the figure shows, in a sentence.
    #[must_use]
    pub fn description(&self) -> &str {
        &self.scene.description
    }

    /// The labels in the figure.
    #[must_use]
    pub fn labels(&self) -> Vec<PlacedLabel> {
        self.scene.labels.clone()
    }

    /// The corners of the part of the paper that the figure itself has, without its caption.
    #[must_use]
    pub fn paper(&self) -> [[f64; 2]; 2] {
        [self.scene.paper.low, self.scene.paper.high]
    }
}

/// The parameters of a witness as floating-point numbers.
fn choice_of(witness: &Witness, roots: usize) -> Choice {
    let parameters = witness.parameters().iter().map(|x| x.to_f64().unwrap_or(f64::NAN)).collect();
    let negative = (0..roots.min(64)).filter(|&root| witness.takes_negative_root(root));
    Choice { parameters, signs: negative.fold(0, |signs, root| signs | 1 << root) }
}

/// The configuration about which a verdict on one component speaks: no other may stand for it.
fn certified(checked: &Checked) -> Option<Choice> {
    let certificate = checked.drawn.as_ref()?.outcome.certificate()?;
    let figure = &certificate.figure;
    let parameters = figure.point.rationals();
    let negative = (0..figure.signs.len().min(64))
        .filter(|&root| figure.signs.get(root) == Some(&RootSign::Minus));
    Some(Choice {
        parameters: parameters.iter().map(|x| x.to_f64().unwrap_or(f64::NAN)).collect(),
        signs: negative.fold(0, |signs, root| signs | 1 << root),
    })
}

fn outlooks(witness: &Witness) -> Vec<Outlook> {
    let outlook = |holds: &bool| if *holds { Outlook::Holds } else { Outlook::Fails };
    witness.holding().iter().map(outlook).collect()
}

fn counterexample(statement: &Statement<'_>, witness: &Witness) -> Caption {
    let points = witness.points().iter();
    let places: Vec<String> = points
        .map(|(name, coordinates)| {
            let written: Vec<String> = coordinates.iter().map(|x| format!("{x:#}")).collect();
            format!("{} ({})", font::typeset(name), written.join(", "))
        })
        .chain(witness.numbers().iter().map(|(name, value)| format!("{name} = {value:#}")))
        // A line of the caption is not broken within these.
        .map(|place| place.replace(' ', "\u{a0}"))
        .collect();
    Caption {
        title: statement.theorem.title.clone(),
        sentence: format!("Counterexample: {}.", witness.description()),
        pen: Pen::Fails,
        details: Some(places.join("\u{a0}\u{a0} ")),
    }
}

/// A sentence that begins with an article, with a capital letter; names stay as they are.
fn capitalised(sentence: &str) -> String {
    match sentence.strip_prefix("the ") {
        Some(rest) => format!("The {rest}"),
        None => sentence.to_owned(),
    }
}

/// The caption of a typical configuration, and how its claims are drawn.
fn typical(statement: &Statement<'_>, verdict: &Verdict) -> (Caption, Outlook) {
    let said = |step: &Step| match step {
        Step::Show(condition) => {
            Some(affirmation(&condition.claims, statement.theorem, statement.dictionary))
        }
        _ => None,
    };
    let claims: Vec<String> = statement.theorem.steps.iter().filter_map(said).collect();
    let shown = claims.len().min(CLAIMS_IN_CAPTION);
    let more = if claims.len() > shown { "; …" } else { "." };
    let claim = format!("{}{more}", claims[..shown].join("; "));
    let (sentence, pen, outlook) = match verdict.name() {
        VerdictName::Proved | VerdictName::Holds => {
            (capitalised(&claim), Pen::Holds, Outlook::Holds)
        }
        VerdictName::HoldsAsDrawn => (format!("As drawn: {claim}"), Pen::Holds, Outlook::Holds),
        VerdictName::Refuted => (
            format!("False, but no real counterexample was found. Claimed: {claim}"),
            Pen::Open,
            Outlook::Open,
        ),
        VerdictName::Sampled => (format!("Sampled, not proved: {claim}"), Pen::Open, Outlook::Open),
        VerdictName::HoldsOnSomeComponents => {
            (format!("Not on every branch of its roots: {claim}"), Pen::Open, Outlook::Open)
        }
        _ => (format!("Undecided: {claim}"), Pen::Open, Outlook::Open),
    };
    let title = statement.theorem.title.clone();
    (Caption { title, sentence, pen, details: None }, outlook)
}
