// SPDX-License-Identifier: MIT

#include "core/api/services/session.h"
#include "tests/bench/bigfolder.h"
#include "tests/bench/openwindow.h"
#include "tests/bench/report.h"
#include "tests/bench/turnmeter.h"
#include "ui/models/pagedhistory.h"
#include "ui/pages/transactions/historytable.h"

#include <QElapsedTimer>
#include <QLineEdit>
#include <QTest>
#include <QTextStream>

#include <algorithm>
#include <array>

namespace lockstep::bench {

namespace {

/// What is typed, key by key: the beginning of every address, of some labels, of a few txids, and of nothing.
constexpr std::array Typed{"bcrt1q", "rent12", "a3f0", "zzz"};

QLineEdit& searchField(OpenWindow& open)
{
    for (auto* field : open.window().findChildren<QLineEdit*>("searchEdit"))
        if (field->isVisible()) return *field;
    qFatal("no search field is in sight");
}

/// Runs `act`, which changes the search, and returns the milliseconds until its rows are painted.
template <typename Act>
double untilShown(OpenWindow& open, const ui::PagedHistory& history, Act act)
{
    bool isShown = false;
    const auto connection
        = QObject::connect(&history, &QAbstractItemModel::modelReset, &history, [&] { isShown = true; });
    QElapsedTimer timer;
    timer.start();
    act();
    open.waitUntil([&] { return isShown; });
    open.window().repaint();
    QObject::disconnect(connection);
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

std::vector<double> typeAll(OpenWindow& open)
{
    std::vector<double> milliseconds;
    QLineEdit& field = searchField(open);
    const ui::PagedHistory& history = open.history(); // out of sight while nothing matches
    for (const char* text : Typed) {
        for (const char* key = text; *key; ++key)
            milliseconds.push_back(untilShown(open, history, [&] { QTest::keyClick(&field, *key); }));
        untilShown(open, history, [&] { field.clear(); });
    }
    std::ranges::sort(milliseconds);
    return milliseconds;
}

} // namespace

/// From a key in the search field to the rows it leaves.
void measureFiltering(Report& report)
{
    QTextStream(stderr) << "filtering: typing into the search of " << BigFolder::Payments << " payments\n";
    const BigFolder folder;
    OpenWindow open(BigFolder::offline(folder.path()));
    for (const auto& [wallet, name] :
         {std::pair(BigFolder::Largest, "one wallet"), std::pair(WalletId{}, "all wallets")}) {
        open.showHistory(wallet);
        const TurnMeter turns;
        const std::vector<double> milliseconds = typeAll(open);
        const QString label = QString("key to filtered rows, %1, ").arg(name);
        report.add(label + "median", milliseconds[milliseconds.size() / 2], "ms", "200 of them wait for the next key");
        report.add(label + "slowest", milliseconds.back(), "ms", "aim 500");
        report.add(QString("GUI work in a turn, filtering %1, longest").arg(name), turns.longest(), "ms", atMost(16));
    }
}

} // namespace lockstep::bench
