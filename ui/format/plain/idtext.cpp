// SPDX-License-Identifier: MIT

#include "ui/format/plain/idtext.h"

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

QString shortTxid(const Txid& txid)
{
    constexpr qsizetype Shown = 4;
    const QString whole = QString::fromStdString(txid.display());
    return whole.first(Shown) + u'…' + whole.last(Shown);
}

QString outpointText(const OutPoint& outpoint)
{
    return u"%1:%2"_s.arg(QString::fromStdString(outpoint.txid.display())).arg(outpoint.index);
}

QString shortOutpoint(const OutPoint& outpoint) { return u"%1:%2"_s.arg(shortTxid(outpoint.txid)).arg(outpoint.index); }

} // namespace lockstep
