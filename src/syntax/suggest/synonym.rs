//! What other systems and books call the words of the vocabulary, where no slip of the pen leads from one to the other.

/// What to write for a word of other systems: a word of the vocabulary, or an expression or condition of it.
///
/// Letter case, underscores, and what other systems set before predicates (`is_`, `are_`) weigh nothing, nor does `centre` for `center`.
#[must_use]
pub fn synonym(word: &str) -> Option<&'static str> {
    let plain = plain(word);
    let find = |name: &str| {
        let named = |ours: &str, theirs: &str| {
            theirs.split(' ').any(|their| their == name) || self::plain(ours) == name
        };
        SYNONYMS.iter().find(|(ours, theirs)| named(ours, theirs))
    };
    let bare = ["is", "are"].into_iter().find_map(|prefix| plain.strip_prefix(prefix));
    let found = find(&plain).or_else(|| bare.and_then(find));
    found.map(|&(ours, _)| ours).filter(|ours| *ours != word)
}

/// A name without what weighs nothing.
fn plain(word: &str) -> String {
    // Nobody's words are longer.
    let letters = word.chars().take(60).filter(|&c| c != '_').flat_map(char::to_lowercase);
    letters.collect::<String>().replace("centre", "center")
}

/// What to write here, and the names for it elsewhere.
pub const SYNONYMS: &[(&str, &str)] = &[
    // Points.
    (
        "intersection",
        "intersect intersections intersectionpoint intersectionof intersectionll intersec inter interll meet meeting meetingpoint common commonpoint crossing",
    ),
    (
        "second_intersection",
        "intersectionlc intersectioncl intersectioncc interlc intercc otherintersection secondpoint otherpoint otherclpoint otherccpoint",
    ),
    ("midpoint", "mid middle mp midpt midpointof halfway"),
    (
        "foot",
        "projection project proj perpfoot footpoint altitudefoot footofperpendicular pedalpoint closestpoint nearestpoint drop",
    ),
    (
        "reflection",
        "reflect mirror mirrorimage symmetric symmetry symmetricpoint pointreflection linereflection centralsymmetry sympoint symline csympoint flip",
    ),
    ("rotation", "rotate rotated turn rotationby"),
    ("rotation90", "rotate90 quarterturnabout psquare"),
    ("rotation60", "rotate60"),
    ("translation", "translate translated shift move"),
    ("dilation", "dilate homothety homothetic scale enlarge enlargement stretch"),
    ("inverse", "inversion invert inverted inversepoint"),
    ("parallelogram_point", "fourthvertex parpoint completeparallelogram"),
    ("ratio_point", "lratio varpoint fixedpoint pointonsegment interpolate lerp"),
    ("barycentric_point", "barycentric barycentrics"),
    ("equilateral_apex", "eqtriangle equilateraltriangle equitriangle apex"),
    ("harmonic_conjugate", "harmonicconj fourthharmonic"),
    ("centroid", "barycenter gravitycenter centerofgravity centerofmass medianpoint"),
    ("circumcenter", "circumcircleenter centerofcircumcircle"),
    ("incenter", "incirclecenter inscribedcenter centerofincircle"),
    ("excenter", "excirclecenter exincenter outercenter"),
    ("nine_point_center", "ninepointscenter p9center eulercenter ninepoints feuerbachcenter"),
    ("symmedian_point", "lemoinepoint lemoine grebepoint symmedians"),
    ("gergonne_point", "gergonne"),
    ("nagel_point", "nagel"),
    ("feuerbach_point", "feuerbach"),
    (
        "fermat_points",
        "fermat fermatpoint torricelli torricellipoint torricellipoints isogoniccenter",
    ),
    ("isodynamic_points", "isodynamic isodynamicpoint"),
    ("napoleon_points", "napoleon napoleonpoint"),
    ("brocard_points", "brocard brocardpoint"),
    ("spieker_center", "spieker spiekerpoint"),
    ("isogonal_conjugate", "isogonal isogonalconj"),
    ("isotomic_conjugate", "isotomic isotomicconj"),
    ("arc_midpoint", "midarc midpointofarc arcmid amidpopp"),
    ("contact_points", "touchpoints touchingpoints tangencypoints tangentpoints pointsoftangency"),
    ("pedal_triangle", "pedal feet"),
    ("cevian_triangle", "cevian cevians"),
    ("contact_triangle", "intouchtriangle intouch gergonnetriangle touchpointtriangle"),
    ("pedal_triangle(orthocenter(A, B, C), A, B, C)", "orthictriangle orthic"),
    ("trisection_points", "trisegment trisect thirds"),
    ("radical_center", "radcenter powercenter"),
    ("spiral_similarity", "spiral similarity spiralsim"),
    ("spiral_center", "spiralsimilaritycenter miquelpoint"),
    ("reflection(A, O)", "antipode antipodal diametricallyopposite"),
    // Lines.
    ("line", "linethroughpoints throughpoints segment ppline"),
    ("parallel_through", "parallelline parallelto parline paraat linparallel drawparallel pline"),
    (
        "perpendicular_through",
        "perpendicularline perpendicularto perpline perpat ortholine orthogonalline normalline normalthrough tline perpthrough",
    ),
    (
        "perpendicular_bisector",
        "perpbisector perpbis pbisector mediator mediatrix med bline midperpendicular bisectorofsegment segmentbisector",
    ),
    ("angle_bisector", "bisector anglebis bis internalbisector ibisector innerbisector bisect"),
    ("external_bisector", "externalanglebisector ebisector exbisector outerbisector"),
    ("altitude", "height heightline"),
    ("euler_line", "euler"),
    ("simson_line", "simson wallaceline wallacesimsonline"),
    ("radical_axis", "radaxis radicalline poweraxis"),
    ("tangent_at", "tangentline tangentto lctangent"),
    ("tangents", "tangentsfrom tangentlines tangentfrom tangentsto tangentthrough"),
    ("external_tangents", "externaltangent cctangent outertangents exteriortangents"),
    ("internal_tangents", "internaltangent ccitangent innertangents interiortangents"),
    ("trilinear_polar", "tripolar harmonicpolar"),
    ("line(midpoint(A, B), midpoint(A, C))", "midline midsegment"),
    // Circles and conics.
    (
        "circle",
        "circumcircle circ circum circumscribed p3circle pccircle threepointcircle circumscribedcircle",
    ),
    (
        "circle_on_diameter",
        "diametercircle circlewithdiameter diameter diam circlediameter thalescircle semicircle",
    ),
    ("compass", "circlewithradius radiuscircle coa"),
    ("incircle", "inscribedcircle inscribed"),
    ("excircle", "escribedcircle exscribedcircle"),
    ("nine_point_circle", "eulercircle feuerbachcircle p9circle ninepointscircle"),
    ("mixtilinear_incircle", "mixtilinear mixtilinearcircle"),
    ("apollonius_circle", "apollonius apolloniuscircleof"),
    ("conic", "conicthrough conicthrough5 fivepointconic"),
    ("conic_with_foci", "ellipse hyperbola conicfoci"),
    ("center", "circlecenter getcenter centerofcircle"),
    // Numbers.
    ("length", "dist distance seglength len segmentlength norm abs magnitude"),
    (
        "squared_length",
        "sqdist sqrdist distancesquared lengthsquared squarelength sqlength dist2 quadrance",
    ),
    ("area", "signedarea signedarea3 signedarea4 trianglearea polygonarea triarea"),
    ("signed_ratio", "ratio sratio affineratio directedratio"),
    ("power", "powerofpoint pow powerpoint pointpower"),
    ("dot", "dotproduct scalarproduct inner innerproduct scalar"),
    ("cross", "crossproduct det determinant wedge"),
    ("angle_cosine", "cos cosine cosangle"),
    ("angle_sine", "sin sine sinangle"),
    ("angle_tangent", "tan tangentofangle tanangle"),
    ("radius(circle(A, B, C))", "circumradius"),
    ("radius(incircle(A, B, C))", "inradius"),
    ("sqrt", "squareroot root"),
    // Claims.
    ("collinear", "coll aligned onaline ononeline samelines"),
    (
        "concyclic",
        "cyclic cocyclic cycl cocircular onacircle ononecircle cyclicquadrilateral inscribedquadrilateral",
    ),
    ("concurrent", "concur copunctal meetinapoint"),
    ("parallel", "para parallels parallellines"),
    ("perpendicular", "perp perpendiculars perpendicularlines normaltoline"),
    (
        "on",
        "online oncircle onconic lieson liesin lies in incident belongs contains pointon isin passesthrough through",
    ),
    (
        "equal_length",
        "cong congruentsegments eqdist eqdistance eqlength eqlen equaldistance equaldistances equallengths equalsegments samelength",
    ),
    ("equal_angle", "eqangle eqangles equalangles sameangle anglesequal"),
    ("equal_ratio", "eqratio equalratios sameratio proportional"),
    ("equal_product", "eqproduct equalproducts"),
    ("similar", "simtri simtriangle similartriangles"),
    ("directly_similar", "simtridirect directsimilar"),
    ("congruent", "contri contriangle congruenttriangles"),
    ("midpoint_of", "midp"),
    ("right_angle", "right righttriangle rightangled orthogonalat"),
    ("isosceles", "isotriangle isostriangle"),
    ("equilateral", "regulartriangle"),
    ("harmonic", "harmonicrange harmonicpair harmonicbundle harmonicquadruple harmonicpoints"),
    ("coconic", "ononeconic onaconic sixpointsonconic"),
    ("tangent", "touches touch touching tangentlc tangentcc ccltangent"),
    ("orthogonal", "orthogonalcircles"),
    ("coaxal", "coaxial coaxialcircles"),
    ("perspective", "perspectivetriangles inperspective"),
    ("P == Q", "identical same equals eq coincide coincides samepoint overlap ptequal"),
    ("P != Q", "neq diff distinct different notequal"),
    ("not collinear(A, B, C)", "ncoll noncollinear notcollinear"),
    ("not parallel(l, m)", "npara nonparallel notparallel"),
    // Order.
    ("between", "strictlybetween"),
    ("on_segment", "onseg insegment"),
    ("same_side", "sameside samesides"),
    ("opposite_side", "oppside oppsides oppositesides differentsides"),
    ("inside", "insidetriangle intriangle inpoly ininterior interior"),
    ("acute", "acutetriangle acutetri"),
    ("obtuse", "obtusetriangle obtuseangle"),
    ("convex", "convexquadrilateral isconvexquad"),
    ("counterclockwise", "ccw positivelyoriented anticlockwise"),
    ("points A, B, C", "triangle freetriangle"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_other_systems_are_known() {
        for (theirs, ours) in [
            ("intersect", "intersection"),
            ("Intersect", "intersection"),
            ("perp_bisector", "perpendicular_bisector"),
            ("cyclic", "concyclic"),
            ("is_concyclic", "concyclic"),
            ("AreCollinear", "collinear"),
            ("on_line", "on"),
            ("radical_centre", "radical_center"),
            ("Circumcircle", "circle"),
        ] {
            let found = synonym(theirs).or_else(|| {
                crate::syntax::suggest::nearest(
                    theirs,
                    ["concyclic", "collinear", "radical_center"],
                )
            });
            assert_eq!(found, Some(ours), "{theirs}");
        }
        assert_eq!(synonym("circle"), None);
        assert_eq!(synonym("frobnicate"), None);
        assert_eq!(synonym(""), None);
    }

    #[test]
    fn every_name_has_one_meaning() {
        let mut all: Vec<&str> =
            SYNONYMS.iter().flat_map(|(_, theirs)| theirs.split(' ')).collect();
        assert!(
            all.iter().all(|name| !name.is_empty() && plain(name) == **name),
            "written plainly"
        );
        all.sort_unstable();
        let twice: Vec<_> = all.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }
}
