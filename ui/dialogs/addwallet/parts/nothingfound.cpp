// SPDX-License-Identifier: MIT

#include "ui/dialogs/addwallet/parts/nothingfound.h"

#include <QCoreApplication>

namespace lockstep::ui {

namespace {

struct Hints
{
    Q_DECLARE_TR_FUNCTIONS(NothingFoundHints)
};

bool hasBirthday(const Birthday& since)
{
    const auto* height = std::get_if<BlockHeight>(&since.since);
    return std::holds_alternative<QDate>(since.since) || (height && height->value > 0);
}

QStringList wordsOf(const QList<Hint>& hints, bool areNotes)
{
    QStringList words;
    for (const Hint& hint : hints)
        if (hint.isNote == areNotes) words += hint.words;
    return words;
}

} // namespace

QList<Hint> nothingFoundHints(const NothingFound& nothing)
{
    QList<Hint> hints;
    if (hasBirthday(nothing.since))
        hints += {Hints::tr("An earlier first payment: blocks before it were not looked at."), NextStep::EarlierBlocks};
    if (nothing.fromWords)
        hints
            += {nothing.hasBip39Passphrase
                    ? Hints::tr("The BIP39 passphrase: with another one, or none, the words open another wallet.")
                    : Hints::tr("A BIP39 passphrase, if the words ever had one: without it they open another wallet."),
                NextStep::OtherPassphrase};
    if (nothing.choosesType)
        hints += {Hints::tr("Another kind of addresses: restore it again with the kind it used."),
                  NextStep::OtherAddresses};
    if (!nothing.isAddressList)
        hints += {Hints::tr("A larger lookahead, if the other wallet handed out many addresses that were never paid."),
                  NextStep::Deeper};
    if (nothing.isAddressList)
        hints += {Hints::tr("The addresses themselves: compare them with your other wallet.")};
    else if (!nothing.firstAddress.isEmpty())
        hints += {Hints::tr("The first address: look whether your other wallet knows %1.").arg(nothing.firstAddress)};
    if (nothing.fromWords)
        hints += {Hints::tr("Words made by Electrum are of another kind, which Lockstep does not read."),
                  NextStep::None, true};
    return hints;
}

QStringList attemptsOf(const QList<Hint>& hints) { return wordsOf(hints, false); }

QStringList notesOf(const QList<Hint>& hints) { return wordsOf(hints, true); }

} // namespace lockstep::ui
