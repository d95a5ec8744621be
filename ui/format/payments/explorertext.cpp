// SPDX-License-Identifier: MIT

#include "ui/format/payments/explorertext.h"

#include <QCoreApplication>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ExplorerText
{
    Q_DECLARE_TR_FUNCTIONS(ExplorerText)
};

const QString Placeholder = u"{txid}"_s;

/// Only the web: a file or a command of the desktop is not opened by a preference that somebody else may have written.
bool isWebPage(const QUrl& url)
{
    const bool isWeb = url.scheme() == u"https"_s || url.scheme() == u"http"_s;
    return url.isValid() && isWeb && !url.host().isEmpty() && url.userInfo().isEmpty();
}

} // namespace

std::optional<QUrl> explorerPage(const QString& site, const Txid& txid)
{
    QString address = site.trimmed();
    if (address.isEmpty()) return std::nullopt;
    const QString id = QString::fromStdString(txid.display());
    if (address.contains(Placeholder))
        address.replace(Placeholder, id);
    else
        address += address.endsWith(u'/') ? id : u'/' + id;
    const QUrl page(address, QUrl::StrictMode);
    return isWebPage(page) ? std::optional(page) : std::nullopt;
}

QString explorerProblem(const QString& site)
{
    if (site.trimmed().isEmpty() || explorerPage(site, {})) return {};
    return ExplorerText::tr("This is not a web address. Type one such as %1.").arg(u"https://example.org/tx/{txid}"_s);
}

QString explorerWarning(const QUrl& page)
{
    return ExplorerText::tr(
               "Your browser opens a page of %1. That site learns which transaction you look at, from where "
               "and when, and may conclude that the payment is yours. Lockstep itself asks no web site "
               "anything; its proxy does not count for your browser.")
        .arg(page.host());
}

} // namespace lockstep
