// SPDX-License-Identifier: MIT

#include "core/api/connectionsettings.h"

#include "core/chain/networkparams.h"

#include <QHostAddress>
#include <QSettings>
#include <QStringList>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::uint16_t TorPort = 9050;

QString fileIn(const QString& folder) { return folder + u"/connection.ini"_s; }

QStringList textsOf(const std::vector<HostPort>& peers)
{
    QStringList texts;
    for (const HostPort& peer : peers) texts += peer.text();
    return texts;
}

/// A proxy that is no address: behind it nobody is called, whatever else is asked for.
HostPort nowhere() { return {u"unreadable"_s, 0}; }

/// Errors: Malformed if any of them cannot be read.
Result<std::vector<HostPort>> peersOf(const QVariant& stored)
{
    std::vector<HostPort> peers;
    const QStringList texts = stored.toStringList();
    for (const QString& text : texts) {
        auto peer = HostPort::parse(text, 0);
        if (!peer || peer->port == 0) return Error{Errc::Malformed, "a kept peer"};
        peers.push_back(*std::move(peer));
    }
    return peers;
}

/// The usual number where it says none that is offered: it hides nothing and shows nothing.
int publicPeersOf(const QVariant& stored)
{
    const int count = stored.toInt();
    const bool isOffered = count >= PeerSettings::FewestPublicPeers && count <= PeerSettings::MostPublicPeers;
    return isOffered ? count : PeerSettings::UsualPublicPeers;
}

} // namespace

ConnectionSettings keptConnection(const QString& folder)
{
    const QSettings file(fileIn(folder), QSettings::IniFormat);
    const auto only = peersOf(file.value(u"only"_s));
    const auto added = peersOf(file.value(u"added"_s));
    const QString proxyText = file.value(u"proxy"_s).toString();
    const auto proxy = proxyFromText(proxyText);
    const bool isUnderstood = file.status() == QSettings::NoError && only && added && (proxyText.isEmpty() || proxy);
    ConnectionSettings settings;
    settings.online = isUnderstood && file.value(u"online"_s, true).toBool();
    if (only) settings.peers.only = *only;
    if (added) settings.added = *added;
    if (proxy) settings.peers.proxy = *proxy;
    settings.peers.onlyOnion = file.value(u"onlyOnion"_s, false).toBool(); // any other word than "false" counts as yes
    settings.peers.publicPeers = publicPeersOf(file.value(u"publicPeers"_s));
    if (!isUnderstood) settings.peers.proxy = nowhere();
    return settings;
}

Result<void> keepConnection(const QString& folder, const ConnectionSettings& settings)
{
    QSettings file(fileIn(folder), QSettings::IniFormat);
    file.setValue(u"only"_s, textsOf(settings.peers.only));
    file.setValue(u"added"_s, textsOf(settings.added));
    file.setValue(u"proxy"_s, settings.peers.proxy ? settings.peers.proxy->text() : QString());
    file.setValue(u"onlyOnion"_s, settings.peers.onlyOnion);
    file.setValue(u"publicPeers"_s, settings.peers.publicPeers);
    file.setValue(u"online"_s, settings.online);
    file.sync();
    if (file.status() == QSettings::AccessError) return Error{Errc::Io, fileIn(folder).toStdString()};
    return {}; // FormatError is of what was there before
}

StartOptions withKept(StartOptions asked, const ConnectionSettings& kept)
{
    if (asked.connect.empty()) asked.connect = kept.peers.only;
    if (!asked.proxy) asked.proxy = kept.peers.proxy;
    asked.onlyOnion = asked.onlyOnion || kept.peers.onlyOnion;
    if (!asked.publicPeers) asked.publicPeers = kept.peers.publicPeers;
    asked.online = asked.online && kept.online;
    return asked;
}

Result<HostPort> peerFromText(const QString& text, Network network)
{
    return HostPort::parse(text, networkParams(network).defaultPort);
}

Result<HostPort> proxyFromText(const QString& text)
{
    auto proxy = HostPort::parse(text, TorPort);
    if (!proxy) return proxy;
    if (proxy->host.compare(u"localhost"_s, Qt::CaseInsensitive) == 0) proxy->host = u"127.0.0.1"_s;
    if (QHostAddress(proxy->host).isNull()) return Error{Errc::Malformed, "a proxy is given by its address"};
    return proxy;
}

} // namespace lockstep
