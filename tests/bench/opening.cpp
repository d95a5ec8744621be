// SPDX-License-Identifier: MIT

#include "tests/bench/opening.h"

#include "tests/bench/bigfolder.h"
#include "tests/bench/openwindow.h"
#include "tests/bench/processmemory.h"
#include "tests/bench/report.h"
#include "ui/models/pagedhistory.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTest>
#include <QTextStream>

#include <algorithm>
#include <array>

namespace lockstep::bench {

namespace {

constexpr int Rounds = 5;

enum Step { Shown, History, Visited, StepCount };

struct Opening
{
    std::array<double, StepCount> milliseconds{}; ///< Since the process was started.
    std::array<double, StepCount> mebibytes{}; ///< Resident then.
};

void tell()
{
    QTextStream out(stdout);
    out << processMebibytes("VmRSS:") << '\n';
}

Opening openOnce()
{
    const BigFolder folder;
    Opening opening;
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer timer;
    timer.start();
    process.start(QCoreApplication::applicationFilePath(), {"--open", folder.path()});
    for (int step = 0; step < StepCount; ++step) {
        while (!process.canReadLine())
            if (!process.waitForReadyRead(60'000)) qFatal("the window does not open");
        opening.milliseconds[step] = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        opening.mebibytes[step] = process.readLine().trimmed().toDouble();
    }
    process.waitForFinished();
    return opening;
}

template <typename Of>
double median(std::vector<Opening>& openings, Of of)
{
    std::ranges::sort(openings, {}, of);
    return of(openings[openings.size() / 2]);
}

} // namespace

int openAndTell(const QString& folder)
{
    OpenWindow open(BigFolder::offline(folder));
    tell();
    open.showHistory(BigFolder::Largest);
    if (open.history().total() != BigFolder::Payments) qFatal("payments are missing");
    tell();
    for (const WalletView& wallet : open.session().snapshot()->wallets) {
        open.select(wallet.id);
        open.window().repaint();
        QCoreApplication::processEvents();
    }
    tell();
    return 0;
}

/// From the start of a process to a window that can be used, and what it holds in memory then.
void measureOpening(Report& report)
{
    QTextStream(stderr) << "opening: " << BigFolder::Wallets << " wallets, " << BigFolder::Payments
                        << " payments in one of them\n";
    std::vector<Opening> openings;
    for (int round = 0; round < Rounds; ++round) openings.push_back(openOnce());
    const auto time = [](Step step) { return [step](const Opening& o) { return o.milliseconds[step]; }; };
    const auto memory = [](Step step) { return [step](const Opening& o) { return o.mebibytes[step]; }; };
    report.add("start to window shown, 50 wallets", median(openings, time(Shown)), "ms");
    report.add("start to history of 100,000 payments shown", median(openings, time(History)), "ms", "aim 2000");
    report.add("memory, 50 wallets, that history in sight", median(openings, memory(History)), "MiB", "resident");
    report.add("memory, every wallet's page was looked at", median(openings, memory(Visited)), "MiB", "resident");
}

} // namespace lockstep::bench
