// SPDX-License-Identifier: MIT

#include "tests/bench/report.h"

#include <QApplication>
#include <QCommandLineParser>

#include <map>

using namespace lockstep::bench;

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    const std::map<QString, void (*)(Report&)> all{{"headers", &measureHeaders},
                                                   {"matching", &measureMatching},
                                                   {"storedfilters", &measureStoredFilters},
                                                   {"secondimport", &measureSecondImport},
                                                   {"lockstep", &measureLockstep},
                                                   {"latency", &measureLatency},
                                                   {"heartbeat", &measureHeartbeat}};
    QCommandLineParser parser;
    parser.setApplicationDescription("Measures Lockstep on a practice chain in this process. Ratios are of one run.");
    parser.addHelpOption();
    parser.addOption({"json", "Also writes the figures as JSON; - is standard output.", "file"});
    parser.addPositionalArgument(
        "names", "headers, matching, storedfilters, secondimport, lockstep, latency, heartbeat; all if none is named.",
        "[names...]");
    parser.process(app);

    Report report;
    const QStringList names = parser.positionalArguments();
    for (const auto& [name, measure] : all)
        if (names.isEmpty() || names.contains(name)) measure(report);
    report.print();
    return parser.isSet("json") && !report.writeJson(parser.value("json")) ? 1 : 0;
}
