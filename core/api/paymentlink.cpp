// SPDX-License-Identifier: MIT

#include "core/api/paymentlink.h"

#include <QSet>
#include <QStringDecoder>
#include <QStringList>
#include <QUrl>

#include <algorithm>
#include <array>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype LongestUri = 16'384;
constexpr qsizetype LongestText = 255;
constexpr qsizetype LongestAddress = 100;
constexpr std::array SegwitPrefixes{u"bc", u"tb", u"bcrt"}; ///< BIP321: parameters that hold addresses.

Error malformed(const QString& what) { return {Errc::Malformed, what.toStdString()}; }

bool isHexDigit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/// Percent-encoded UTF-8. A "+" is a plus: this is no form.
std::optional<QString> decoded(QStringView text)
{
    const QByteArray raw = text.toUtf8();
    for (qsizetype i = raw.indexOf('%'); i >= 0; i = raw.indexOf('%', i + 1)) {
        const QByteArray digits = raw.mid(i + 1, 2);
        if (digits.size() < 2 || !std::ranges::all_of(digits, isHexDigit)) return std::nullopt;
    }
    QStringDecoder utf8(QStringDecoder::Utf8);
    QString plain = utf8.decode(QByteArray::fromPercentEncoding(raw));
    if (utf8.hasError()) return std::nullopt;
    return plain;
}

/// Without what turns the direction of the text around it or cannot be seen: it could make one thing look like another.
QString shownText(const QString& text)
{
    QString plain;
    for (const QChar c : text.simplified())
        if (c.category() != QChar::Other_Control && c.category() != QChar::Other_Format) plain += c;
    return plain.simplified().left(LongestText);
}

/// Letters and digits, as all kinds of addresses are.
bool looksLikeAddress(const QString& text)
{
    const auto fits
        = [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'); };
    return text.size() <= LongestAddress && std::ranges::all_of(text, fits);
}

/// Takes in one parameter after the other.
class LinkReader
{
public:
    explicit LinkReader(const QString& address) { m_link.address = address; }

    Result<void> take(QStringView parameter)
    {
        const qsizetype equals = parameter.indexOf(u'=');
        QString key = parameter.left(equals < 0 ? parameter.size() : equals).toString().toLower();
        const auto value = decoded(equals < 0 ? QStringView() : parameter.mid(equals + 1));
        if (!value) return malformed(key + u": a bad escape"_s);
        const bool isRequired = key.startsWith(u"req-"_s);
        if (isRequired) key = key.mid(4);
        const bool isOnce = key == u"amount"_s || key == u"label"_s || key == u"message"_s || key == u"pop"_s;
        if (isOnce && m_seen.contains(key)) return malformed(key + u" stands twice"_s);
        m_seen += key;
        if (key == u"amount"_s) return takeAmount(*value);
        if (key == u"label"_s) return takeText(m_link.label, *value);
        if (key == u"message"_s) return takeText(m_link.message, *value);
        if (std::ranges::any_of(SegwitPrefixes, [&](QStringView prefix) { return key == prefix; }))
            return takeAddress(key, *value);
        if (isRequired) return Error{Errc::Unsupported, "req-" + key.toStdString()};
        static const QSet<QString> lightning{u"lightning"_s, u"lno"_s}, others{u"sp"_s, u"pay"_s};
        m_isLightning = m_isLightning || lightning.contains(key);
        m_isMore = m_isMore || others.contains(key);
        m_link.hasOtherWays = m_isLightning || m_isMore;
        return {};
    }

    Result<PaymentLink> finish() const
    {
        if (m_link.address.isEmpty()) {
            if (m_isLightning && !m_isMore) return Error{Errc::Unsupported, "lightning"};
            if (m_link.hasOtherWays) return Error{Errc::Unsupported, "no address"};
            return malformed(u"no address"_s);
        }
        if (!looksLikeAddress(m_link.address)) return malformed(u"address"_s);
        return m_link;
    }

private:
    Result<void> takeAmount(const QString& text)
    {
        m_link.amount = Amount::fromDecimal(text.toStdString());
        return m_link.amount ? Result<void>() : malformed(u"amount"_s);
    }

    static Result<void> takeText(QString& where, const QString& text)
    {
        where = shownText(text);
        return {};
    }

    /// The first one is taken where the link begins with none.
    Result<void> takeAddress(const QString& prefix, const QString& address)
    {
        if (!address.startsWith(prefix + u'1', Qt::CaseInsensitive)) return malformed(prefix + u": another network"_s);
        if (m_link.address.isEmpty()) m_link.address = address;
        return {};
    }

    PaymentLink m_link;
    QSet<QString> m_seen;
    bool m_isLightning = false; ///< One of the ways to pay is that;
    bool m_isMore = false; ///< one is neither that nor an address.
};

} // namespace

QString paymentUri(const QString& address, std::optional<Amount> amount, const QString& label, const QString& message)
{
    QStringList parameters;
    if (amount) parameters += u"amount="_s + QString::fromStdString(amount->toDecimal());
    for (const auto& [key, text] : {std::pair(u"label="_s, label), std::pair(u"message="_s, message)})
        if (!text.isEmpty()) parameters += key + QString::fromLatin1(QUrl::toPercentEncoding(text));
    const QString link = u"bitcoin:"_s + address;
    return parameters.isEmpty() ? link : link + u'?' + parameters.join(u'&');
}

Result<PaymentLink> parsePaymentUri(const QString& uri)
{
    const QString text = uri.trimmed();
    const QString scheme = u"bitcoin:"_s;
    if (text.size() > LongestUri) return malformed(u"too long"_s);
    if (!text.startsWith(scheme, Qt::CaseInsensitive)) return malformed(u"no bitcoin link"_s);
    const QStringView link = QStringView(text).mid(scheme.size());
    const QStringView rest = link.left(link.indexOf(u'#') < 0 ? link.size() : link.indexOf(u'#'));
    const qsizetype question = rest.indexOf(u'?');
    LinkReader reader(rest.left(question < 0 ? rest.size() : question).toString());
    if (question >= 0)
        for (const QStringView parameter : rest.mid(question + 1).split(u'&', Qt::SkipEmptyParts))
            if (auto taken = reader.take(parameter); !taken) return taken.error();
    return reader.finish();
}

} // namespace lockstep
