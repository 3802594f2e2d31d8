public import Cascade

/// A result of pauses as lines of text.
public enum PauseLines {
    /// Mean waits in milliseconds at which cut-offs are told, and shares of cut-offs at which the wait is.
    static let waits: [Double] = [200, 300, 400, 500]
    static let shares: [Double] = [0.02, 0.05, 0.1]

    public static func table(_ result: PausesResult) -> [String] {
        result.groups.flatMap { group -> [String] in
            let ends = group.curves.first?.ends ?? 0
            var lines = [
                "\(group.group.rawValue): \(group.speakers) speakers, \(group.natural) natural pauses, \(group.setIn) set in, "
                    + "\(ends) ends"
            ]
            for curve in group.curves {
                lines.append("  \(curve.policy)")
                let cutOffs = Self.waits.map { wait in
                    "\(Int(wait)) ms: \(curve.cutOffs(atWait: wait).map { Self.interval($0, of: curve) } ?? "–")"
                }
                lines.append("    cut off at a mean wait of \(cutOffs.joined(separator: ", "))")
                let waits = Self.shares.map { share in
                    "\(Int(share * 100)) %: \(curve.wait(atCutOffs: share).map { "\(BenchLines.whole($0)) ms" } ?? "–")"
                }
                lines.append("    mean wait at a share of cut-offs of \(waits.joined(separator: ", "))")
            }
            return lines
        }
    }

    /// How well the detector tells ends, for each group of speakers.
    public static func ends(_ trials: [TrialEvidence]) -> [String] {
        SpeakerFolder.Group.allCases.compactMap { group in
            let ends = EstimatedEnds(trials.filter { $0.group == group })
            let told = [0.1, 0.5, 0.9].map { share in
                "p\(Int(share * 100)) \(ends.error(atShare: share).map { BenchLines.whole($0) } ?? "–")"
            }
            guard !ends.errors.isEmpty else { return nil }
            return "\(group.rawValue): estimated end of speech less that of the last phone, \(ends.errors.count) ends: "
                + "\(told.joined(separator: ", ")) ms; not found: \(ends.missed)"
        }
    }

    /// The weights of an estimate, by name.
    public static func weights(_ estimate: TurnEndEstimate) -> [String] {
        zip(TurnEndEstimate.Feature.allCases, estimate.weights).map { feature, weight in
            "\(feature.rawValue) \((weight * 100).rounded() / 100)"
        }
    }

    /// Every point of every curve.
    public static func points(_ result: PausesResult) -> [String] {
        result.groups.flatMap { group in
            group.curves.flatMap { curve in
                curve.points.map { point in
                    "\(group.group.rawValue), \(curve.policy), \(point.parameter): cut off \(Self.told(point.cutOffs)), natural "
                        + "\(Self.told(point.natural)), set in \(Self.told(point.setIn)); wait mean "
                        + "\(BenchLines.whole(point.mean)), p50 \(BenchLines.whole(point.p50)), p90 "
                        + "\(BenchLines.whole(point.p90)) ms, missed \(point.missed) of \(curve.ends)"
                }
            }
        }
    }

    static func told(_ share: PauseShare) -> String {
        "\(Self.percent(share.share)) (\(share.count) of \(share.n); \(Self.percent(share.low)) to \(Self.percent(share.high)))"
    }

    /// Between two points the interval is that of the nearest number of trials.
    private static func interval(_ share: Double, of curve: PauseCurve) -> String {
        let n = curve.points.first?.cutOffs.n ?? 0
        let bounds = PauseShare(Int((share * Double(n)).rounded()), of: n)
        return "\(Self.percent(share)) (\(Self.percent(bounds.low)) to \(Self.percent(bounds.high)))"
    }

    static func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10) %" }
}
