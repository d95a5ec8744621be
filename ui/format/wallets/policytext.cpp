// SPDX-License-Identifier: MIT

#include "ui/format/wallets/policytext.h"

#include <QCoreApplication>

namespace lockstep {

namespace {

struct PolicyText
{
    Q_DECLARE_TR_FUNCTIONS(PolicyText)
};

struct Words
{
    const char16_t* policy;
    const char* words;
};

constexpr Words Table[]{
    {u"wpkh", QT_TRANSLATE_NOOP("PolicyText", "Native segwit (%1)")},
    {u"tr", QT_TRANSLATE_NOOP("PolicyText", "Taproot (%1)")},
    {u"sh(wpkh)", QT_TRANSLATE_NOOP("PolicyText", "Nested segwit (%1)")},
    {u"pkh", QT_TRANSLATE_NOOP("PolicyText", "Legacy (%1)")},
    {u"wsh(sortedmulti)", QT_TRANSLATE_NOOP("PolicyText", "Several signers (%1)")},
    {u"wsh(multi)", QT_TRANSLATE_NOOP("PolicyText", "Several signers (%1)")},
    {u"sh(wsh(sortedmulti))", QT_TRANSLATE_NOOP("PolicyText", "Several signers (%1)")},
    {u"addresses", QT_TRANSLATE_NOOP("PolicyText", "List of addresses")},
};

} // namespace

QString policyText(const QString& policy)
{
    for (const Words& row : Table)
        if (policy == QStringView(row.policy)) {
            const QString words = PolicyText::tr(row.words);
            return words.contains(QStringLiteral("%1")) ? words.arg(policy) : words;
        }
    return policy;
}

} // namespace lockstep
