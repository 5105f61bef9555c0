//! What each construction costs: length of its program, degree and height of its coordinates, square roots.

use std::fmt::Write as _;

use zippel::analysis::Analysis;
use zippel::analysis::degree::Degree;
use zippel::analysis::height::Height;
use zippel::check::Statement;
use zippel::sampling::Seed;
use zippel::syntax;
use zippel::syntax::ast::WordForm;
use zippel::theorem::dictionary::Word;
use zippel::theorem::resolve::resolve;
use zippel::vocabulary;

/// The cost of a construction with free arguments.
pub(crate) struct Cost {
    /// Operations, constants and parameters counted.
    pub(crate) length: usize,
    /// The largest degree of the numerator of a coordinate, square roots having half the degree of what stands under them.
    pub(crate) degree: Degree,
    /// The largest height of the numerator of a coordinate.
    pub(crate) height: Height,
    /// How many square roots are taken.
    pub(crate) roots: usize,
}

/// The objects that stand for the parameters of a word, each made from parameters of its own.
fn given(word: &Word) -> (String, Vec<String>) {
    let mut statements = String::new();
    let mut names = Vec::new();
    for (i, (_, kind)) in word.parameters.iter().enumerate() {
        let name = format!("g{i}");
        let text = match kind.to_string().as_str() {
            "point" => format!("points {name}"),
            "number" => format!("number {name}"),
            "vector" => format!("numbers a{i}, b{i}\n{name} = vector(a{i}, b{i})"),
            "line" => format!("numbers a{i}, b{i}, c{i}\n{name} = line_equation(a{i}, b{i}, c{i})"),
            "circle" => format!("points o{i}\nnumber s{i}\n{name} = circle_about(o{i}, s{i})"),
            "conic" => format!(
                "numbers a{i}, b{i}, c{i}, d{i}, e{i}, f{i}\n\
                 {name} = conic_equation(a{i}, b{i}, c{i}, d{i}, e{i}, f{i})"
            ),
            "point3" => format!("points3 {name}"),
            "vector3" => format!("numbers a{i}, b{i}, c{i}\n{name} = vector3(a{i}, b{i}, c{i})"),
            "line3" => format!(
                "points3 o{i}\nnumbers a{i}, b{i}, c{i}\n\
                 {name} = line_through(o{i}, vector3(a{i}, b{i}, c{i}))"
            ),
            "plane" => format!(
                "numbers a{i}, b{i}, c{i}, d{i}\n{name} = plane_equation(a{i}, b{i}, c{i}, d{i})"
            ),
            "sphere" => format!("points3 o{i}\nnumber s{i}\n{name} = sphere_about(o{i}, s{i})"),
            other => unreachable!("nothing is said of the kind {other}"),
        };
        statements += &text;
        statements.push('\n');
        names.push(name);
    }
    (statements, names)
}

/// The coordinates of a value, as expressions.
fn coordinates(name: &str, kind: &str) -> Vec<String> {
    let parts: &[&str] = match kind {
        "number" => return vec![name.to_owned()],
        "point" | "vector" => &["x", "y"],
        "line" => &["a", "b", "c"],
        "circle" => &["center.x", "center.y", "squared_radius"],
        "conic" => &["a", "b", "c", "d", "e", "f"],
        "point3" | "vector3" => &["x", "y", "z"],
        "line3" => &["point.x", "point.y", "point.z", "direction.x", "direction.y", "direction.z"],
        "plane" => &["a", "b", "c", "d"],
        "sphere" => &["center.x", "center.y", "center.z", "squared_radius"],
        other => unreachable!("nothing is said of the kind {other}"),
    };
    parts.iter().map(|part| format!("{name}.{part}")).collect()
}

/// The cost of a construction; nothing for predicates, and for words that need a point on a locus that is given.
pub(crate) fn cost(word: &Word) -> Option<Cost> {
    if word.form == WordForm::Predicate || word.name == "second_intersection" {
        return None;
    }
    let (statements, names) = given(word);
    let results: Vec<String> = (0..word.results.len()).map(|i| format!("r{i}")).collect();
    let call = format!("{} = {}({})", results.join(", "), word.name, names.join(", "));
    let coordinates: Vec<String> = results
        .iter()
        .zip(&word.results)
        .flat_map(|(name, kind)| coordinates(name, &kind.to_string()))
        .collect();
    Some(cost_of(&format!("{statements}{call}"), &coordinates))
}

/// The cost of these expressions after some statements.
pub(crate) fn cost_of(statements: &str, expressions: &[String]) -> Cost {
    // A conclusion for each expression, which has the size of the expression.
    let shows: Vec<String> = expressions.iter().map(|one| format!("show {one} == 0")).collect();
    let text = format!("theorem \"cost\" {{\n{statements}\n{}\n}}\n", shows.join("\n"));
    let (ast, _) = syntax::parse(&text);
    let (document, diagnostics) = resolve(&ast, &text, vocabulary::dictionary());
    assert!(diagnostics.is_empty(), "{text}{diagnostics:?}");
    let statement = Statement::new(&document.theorems[0], &document.dictionary, &text);
    let slp = statement.program(&Seed::from_bytes([5; 32])).unwrap().slp;
    let analysis = Analysis::of(&slp);
    let size = analysis.worst.unwrap();
    Cost {
        length: slp.nodes.len(),
        degree: size.degree,
        height: size.height,
        roots: slp.roots.len(),
    }
}

/// The table of all constructions.
pub(crate) fn table() -> String {
    let mut text = String::from("length  degree  height  roots  word\n");
    for (_, word) in vocabulary::dictionary().iter() {
        if let Some(Cost { length, degree, height, roots }) = cost(word) {
            let signature = word.signature();
            let [degree, height] = [degree.to_string(), height.to_string()];
            writeln!(text, "{length:>6}  {degree:>6}  {height:>6}  {roots:>5}  {signature}")
                .unwrap();
        }
    }
    text
}
