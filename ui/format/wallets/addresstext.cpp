// SPDX-License-Identifier: MIT

#include "ui/format/wallets/addresstext.h"

#include "ui/format/plain/amounttext.h"
#include "ui/format/plain/numbertext.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

struct AddressText
{
    Q_DECLARE_TR_FUNCTIONS(AddressText)
};

QString paymentsText(int count)
{
    if (count == 0) return AddressText::tr("no payments");
    return AddressText::tr("%1 payments", nullptr, count).arg(numberText(count));
}

QString kindText(const AddressOwner& owner)
{
    if (owner.path.isEmpty()) return AddressText::tr("imported address");
    return owner.isChange ? AddressText::tr("change address %1").arg(owner.path)
                          : AddressText::tr("receiving address %1").arg(owner.path);
}

QString plainStateText(const AddressRow& row)
{
    if (isOnlyHeardOf(row)) return AddressText::tr("Unverified");
    if (row.transactions > 1) return AddressText::tr("Reused");
    if (isReserved(row)) return AddressText::tr("Reserved");
    return row.used ? AddressText::tr("Used") : AddressText::tr("Unused");
}

QString plainMeaning(const AddressRow& row)
{
    if (isOnlyHeardOf(row))
        return AddressText::tr("A peer told of a payment to it, which may never arrive. Use a fresh address for the "
                               "next payment.");
    if (row.transactions > 1)
        return AddressText::tr("It was paid more than once: anybody can see that these payments belong together.");
    if (isReserved(row))
        return AddressText::tr("It has a label: somebody was given it. Nothing was ever paid to it, and it is kept for "
                               "them.");
    return row.used ? AddressText::tr("It was paid. Use a fresh address for the next payment.")
                    : AddressText::tr("Nothing was ever paid to it.");
}

/// "Daily", "Savings": names come from the person, and are quoted as everywhere.
QString quoted(const QStringList& names)
{
    QStringList all;
    for (const QString& name : names) all += u"\"%1\""_s.arg(name);
    return all.join(u", "_s);
}

} // namespace

bool isOnlyHeardOf(const AddressRow& row) { return !row.used && row.unverified > Amount(); }

bool isReserved(const AddressRow& row) { return !row.used && !row.isChange && !row.isImported && !row.label.isEmpty(); }

QString addressStateText(const AddressRow& row, AddressKnowledge known)
{
    const QString state = plainStateText(row);
    //: %1: the state of an address, "Unused", as far as the blocks were looked at
    return known == AddressKnowledge::Whole ? state : AddressText::tr("%1 so far").arg(state);
}

QString addressStateMeaning(const AddressRow& row, AddressKnowledge known)
{
    if (known == AddressKnowledge::Whole) return plainMeaning(row);
    const QString soFar = AddressText::tr("Not all blocks of the past were looked at yet: a payment may be missing.");
    return row.transactions > 0 ? plainMeaning(row) + u' ' + soFar : soFar;
}

QString addressSentence(const AddressRow& row, AddressKnowledge known)
{
    QStringList words{row.address, plainStateText(row), amountWithUnit(row.balance.satoshis()),
                      paymentsText(row.transactions)};
    //: Of an address, while an import has not looked at all blocks
    if (known == AddressKnowledge::SoFar) words += AddressText::tr("so far");
    if (!row.label.isEmpty()) words += AddressText::tr("label %1").arg(row.label);
    return words.join(u", "_s);
}

QString withoutGroups(const QString& typed)
{
    static const QRegularExpression space(u"\\s+"_s);
    static const QRegularExpression bech32(u"^(bc|tb|bcrt)1[02-9ac-hj-np-z]{11,}$"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression base58(u"^[123mn][1-9A-HJ-NP-Za-km-z]{25,34}$"_s);
    static const QRegularExpression fours(u"^(\\w{4} )*\\w{1,4}$"_s); // base58 alone might be a sentence
    const QString whole = QString(typed).remove(space);
    const bool isAddress = bech32.match(whole).hasMatch()
        || (base58.match(whole).hasMatch() && fours.match(typed.simplified()).hasMatch());
    return isAddress ? whole : typed;
}

QString addressCountsText(const WalletProfile& profile)
{
    //: Of a wallet's addresses: how many are watched past the last used one, how many were paid, how many in all
    return AddressText::tr("Lookahead %1 · %2 used · %3 watched")
        .arg(numberText(profile.lookahead), numberText(profile.addressesUsed), numberText(profile.addressesWatched));
}

QString ownerText(const std::optional<AddressOwner>& owner)
{
    if (!owner) return AddressText::tr("Not one of yours: no wallet here watches it.");
    QStringList facts{kindText(*owner), paymentsText(owner->transactions)};
    if (!owner->label.isEmpty()) facts += AddressText::tr("label \"%1\"").arg(owner->label);
    return AddressText::tr("Yours: wallet \"%1\", %2.").arg(owner->walletName, facts.join(u", "_s));
}

static QString sharingIsAllowed()
{
    return AddressText::tr("That is allowed: their payments are then listed in each of these wallets, and the total "
                           "counts each coin once.");
}

QString alreadyWatchedText(const WatchedAlready& watched)
{
    if (!watched.same.isEmpty())
        return AddressText::tr("\"%1\" is this wallet already. It cannot be added a second time.").arg(watched.same);
    if (watched.wallets.isEmpty()) return {};
    const QString names = quoted(watched.wallets);
    QString what;
    if (watched.of == 0)
        //: %1: names of wallets, quoted; "this" is a key or a descriptor
        what = AddressText::tr("Addresses of this are in %1 already.").arg(names);
    else if (watched.of == 1)
        //: %1: names of wallets, quoted
        what = AddressText::tr("This address is in %1 already.").arg(names);
    else
        //: %1: names of wallets, quoted; %2: how many of the addresses, of which there are at least two
        what = AddressText::tr("Already in %1: %2 of these %3 addresses.", nullptr, watched.of)
                   .arg(names, numberText(watched.addresses), numberText(watched.of));
    return what + u' ' + sharingIsAllowed();
}

QString alreadyWatchedText(const WordsAlready& words, bool isOne)
{
    QStringList sentences;
    if (!words.same.isEmpty()) {
        //: %1: names of wallets, quoted
        sentences += isOne
            ? AddressText::tr("This account of the words is here already: %1. It cannot be added a second "
                              "time.")
                  .arg(quoted(words.same))
            //: %1: names of wallets, quoted
            : AddressText::tr("These words belong to what is here already: %1. That cannot be added a "
                              "second time; other accounts that are found can.")
                  .arg(quoted(words.same));
    }
    if (!words.others.isEmpty()) {
        //: %1: names of wallets, quoted
        sentences += AddressText::tr("Addresses of these words are in %1 already.").arg(quoted(words.others));
        sentences += sharingIsAllowed();
    }
    return sentences.join(u' ');
}

} // namespace lockstep
