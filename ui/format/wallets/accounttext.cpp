// SPDX-License-Identifier: MIT

#include "ui/format/wallets/accounttext.h"

#include "core/api/walletname.h"
#include "ui/format/plain/amounttext.h"
#include "ui/format/plain/numbertext.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

struct AccountText
{
    Q_DECLARE_TR_FUNCTIONS(AccountText)
};

} // namespace

QString accountTypeText(AccountType type)
{
    switch (type) {
    case AccountType::Bip44: return AccountText::tr("Legacy (BIP44)");
    case AccountType::Bip49: return AccountText::tr("Nested segwit (BIP49)");
    case AccountType::Bip84: return AccountText::tr("Native segwit (BIP84)");
    case AccountType::Bip86: return AccountText::tr("Taproot (BIP86)");
    }
    return {};
}

QString accountTypeCode(AccountType type) { return u"bip%1"_s.arg(purposeOf(type)); }

QString foundAccountTitle(const FoundAccount& found)
{
    return u"%1 · %2"_s.arg(accountTypeText(found.type), found.path);
}

QString foundAccountLine(const FoundAccount& found)
{
    const QString amount = amountWithUnit(found.balance.satoshis());
    const QString first = heightText(found.first), last = heightText(found.last);
    if (found.transactions == 1) return AccountText::tr("1 payment, %1, in block %2").arg(amount, first);
    return AccountText::tr("%1 payments, %2, in blocks %3 to %4", nullptr, found.transactions)
        .arg(numberText(found.transactions), amount, first, last);
}

QString restoredWalletName(const QString& name, const FoundAccount& found, bool isOnlyOne)
{
    if (isOnlyOne) return name;
    const QString type = accountTypeCode(found.type);
    if (found.account == 0) return walletNameEndingIn(name, u" (%1)"_s.arg(type));
    return walletNameEndingIn(name, u' ' + AccountText::tr("(%1, account %2)").arg(type).arg(found.account));
}

QStringList walletNames(const SyncSnapshot& snapshot)
{
    QStringList names;
    for (const WalletView& wallet : snapshot.wallets) names += wallet.name;
    return names;
}

QString freeWalletName(const SyncSnapshot& snapshot, const QString& name)
{
    const auto isTaken = [&](const QString& wanted) {
        return std::ranges::any_of(snapshot.wallets, [&](const WalletView& wallet) {
            return wallet.name.compare(wanted, Qt::CaseInsensitive) == 0;
        });
    };
    QString free = name;
    for (int number = 2; isTaken(free); ++number) free = walletNameEndingIn(name, u" %1"_s.arg(number));
    return free;
}

} // namespace lockstep
