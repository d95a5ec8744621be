// SPDX-License-Identifier: MIT

#include "ui/format/sync/listeningtext.h"

#include "ui/format/plain/numbertext.h"

#include <QCoreApplication>

namespace lockstep {

namespace {

struct ListeningText
{
    Q_DECLARE_TR_FUNCTIONS(ListeningText)
};

} // namespace

QString listeningWishText(Listening wish)
{
    switch (wish) {
    case Listening::Off: return ListeningText::tr("Never");
    case Listening::WhileOpen: return ListeningText::tr("While the window is open");
    case Listening::Always: return ListeningText::tr("Always, also from the tray");
    }
    return {};
}

QString listeningNowText(const ListeningView& listening)
{
    if (listening.wish == Listening::Off)
        return ListeningText::tr(
            "Payments are shown when a block has them. Only after you send one, a node is listened to for some "
            "minutes, to hear that it spreads; nothing is fetched from it.");
    if (listening.savesData)
        return ListeningText::tr("Not now: the connection is metered. Payments are shown when a block has them.");
    if (!listening.wanted)
        return ListeningText::tr("Not now: a wallet has to be at the newest block, and no import may hold it.");
    if (!listening.peer) return ListeningText::tr("Now: looking for a node to listen to.");
    if (listening.isFull)
        return ListeningText::tr("Now: listening to %1. So many unverified payments wait that not all are shown: some "
                                 "are seen only when a block has them.")
            .arg(*listening.peer);
    //: %1: address of a node, %2: how many transactions
    return ListeningText::tr("Now: listening to %1. Transactions heard since the start: %2.")
        .arg(*listening.peer, numberText(listening.heard));
}

} // namespace lockstep
