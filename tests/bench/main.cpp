// SPDX-License-Identifier: MIT

#include "tests/bench/memory.h"
#include "tests/bench/opening.h"
#include "tests/bench/report.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTextStream>

#include <map>

using namespace lockstep::bench;

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    lockstep::ui::Theme::apply(lockstep::ui::ThemeChoice::Light);
    const std::map<QString, void (*)(Report&)> all{{"headers", &measureHeaders},
                                                   {"storedheaders", &measureStoredHeaders},
                                                   {"memory", &measureMemory},
                                                   {"matching", &measureMatching},
                                                   {"storedfilters", &measureStoredFilters},
                                                   {"secondimport", &measureSecondImport},
                                                   {"lockstep", &measureLockstep},
                                                   {"realnode", &measureRealNode},
                                                   {"latency", &measureLatency},
                                                   {"heartbeat", &measureHeartbeat},
                                                   {"opening", &measureOpening},
                                                   {"filtering", &measureFiltering},
                                                   {"walletlists", &measureWalletLists}};
    QCommandLineParser parser;
    parser.setApplicationDescription("Measures Lockstep on a practice chain in this process. Ratios are of one run.\n"
                                     "Ends with 1 where a gate was missed, or could not be measured.");
    parser.addHelpOption();
    parser.addOption({"json", "Also writes the figures as JSON; - is standard output.", "file"});
    parser.addOption({"allow-missing", "A gate that cannot be measured here (without btcd, without AVX2) is no miss."});
    QCommandLineOption open("open", "For measuring how a process opens: does that, and tells.", "folder");
    open.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOption(open);
    QCommandLineOption importFrom("import-from", "For measuring what an import holds: does that, and tells.", "peer");
    importFrom.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOption(importFrom);
    QStringList known;
    for (const auto& [name, measure] : all) known += name;
    parser.addPositionalArgument("names", known.join(", ") + "; all if none is named.", "[names...]");
    parser.process(app);
    if (parser.isSet(open)) return openAndTell(parser.value(open));
    if (parser.isSet(importFrom)) return importAndTell(*lockstep::HostPort::parse(parser.value(importFrom), 0));

    Report report;
    const QStringList names = parser.positionalArguments();
    for (const QString& name : names) {
        if (known.contains(name)) continue;
        QTextStream(stderr) << "no figures are named \"" << name << "\"\n";
        return 2;
    }
    for (const auto& [name, measure] : all)
        if (names.isEmpty() || names.contains(name)) measure(report);
    report.print();
    const bool isWritten = !parser.isSet("json") || report.writeJson(parser.value("json"));
    const bool isMeasured = report.isComplete() || parser.isSet("allow-missing");
    return isWritten && isMeasured && report.isWithinGates() ? 0 : 1;
}
