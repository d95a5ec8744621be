// SPDX-License-Identifier: MIT

#include "core/api/paymentrequest.h"

#include <QStringList>
#include <QUrl>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Bitcoin with a point, without zeros at its end: "0.01", "20".
QString bitcoinText(Amount amount)
{
    const QString digits = QString::number(amount.satoshis()).rightJustified(9, u'0');
    QString text = digits.chopped(8) + u'.' + digits.right(8);
    while (text.endsWith(u'0')) text.chop(1);
    if (text.endsWith(u'.')) text.chop(1);
    return text;
}

void addTo(QStringList& parts, const QString& key, const QString& value)
{
    if (!value.isEmpty()) parts += key + u'=' + QString::fromLatin1(QUrl::toPercentEncoding(value));
}

} // namespace

QString paymentUri(const QString& address, std::optional<Amount> amount, const QString& label, const QString& message)
{
    QStringList parts;
    if (amount) parts += u"amount="_s + bitcoinText(*amount);
    addTo(parts, u"label"_s, label);
    addTo(parts, u"message"_s, message);
    return u"bitcoin:"_s + address + (parts.isEmpty() ? QString() : u'?' + parts.join(u'&'));
}

} // namespace lockstep
