// SPDX-License-Identifier: MIT

#include "core/api/startoptions.h"

#include "core/api/connectionsettings.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

struct StartText
{
    Q_DECLARE_TR_FUNCTIONS(StartText)
};

QString defaultNetwork() { return QStringLiteral(LOCKSTEP_DEFAULT_NETWORK); }

QString defaultDataDirectory()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/lockstep"_s;
}

QString readNetwork(const QCommandLineParser& parser, StartOptions& options)
{
    const QString name = parser.isSet(u"network"_s) ? parser.value(u"network"_s) : defaultNetwork();
    const auto network = networkFromName(name.toStdString());
    if (!network || *network == Network::Testnet3)
        return StartText::tr("There is no network \"%1\". Choose mainnet, testnet4, signet, regtest or practice.")
            .arg(name);
    options.network = *network;
    return {};
}

QString readPeers(const QCommandLineParser& parser, StartOptions& options)
{
    const QStringList texts = parser.values(u"connect"_s);
    for (const QString& text : texts) {
        auto peer = peerFromText(text, options.network);
        if (!peer)
            return StartText::tr("\"%1\" is not a peer. --connect takes HOST, HOST:PORT or [IPv6]:PORT.").arg(text);
        options.connect.push_back(*std::move(peer));
    }
    return {};
}

QString readProxy(const QCommandLineParser& parser, StartOptions& options)
{
    if (!parser.isSet(u"proxy"_s)) return {};
    auto proxy = proxyFromText(parser.value(u"proxy"_s));
    if (!proxy)
        return StartText::tr("\"%1\" is not a proxy. --proxy takes ADDRESS:PORT, for example 127.0.0.1:9050.")
            .arg(parser.value(u"proxy"_s));
    options.proxy = *std::move(proxy);
    return {};
}

QString readFolder(const QCommandLineParser& parser, StartOptions& options)
{
    const QString text = parser.isSet(u"datadir"_s) ? parser.value(u"datadir"_s) : defaultDataDirectory();
    if (text.isEmpty()) return StartText::tr("--datadir takes the path of a folder.");
    options.dataDirectory = QDir::cleanPath(QDir(text).absolutePath());
    return {};
}

} // namespace

QString StartOptions::folder() const
{
    const std::string_view name = networkName(network);
    return dataDirectory + u'/' + QLatin1StringView(name.data(), static_cast<qsizetype>(name.size()));
}

void addStartOptions(QCommandLineParser& parser)
{
    parser.addOption(
        {u"network"_s,
         StartText::tr("mainnet, testnet4, signet, regtest or practice. Default: %1.").arg(defaultNetwork()),
         u"NAME"_s});
    parser.addOption(
        {u"connect"_s, StartText::tr("Connect to this peer only; may be given several times."), u"HOST:PORT"_s});
    parser.addOption({u"datadir"_s,
                      StartText::tr("Keep data here, each network in a folder of its own. Default: %1.")
                          .arg(QDir::toNativeSeparators(defaultDataDirectory())),
                      u"FOLDER"_s});
    parser.addOption(
        {u"proxy"_s, StartText::tr("Connect through this SOCKS5 proxy, for example Tor."), u"ADDRESS:PORT"_s});
    parser.addOption({u"only-onion"_s,
                      StartText::tr("Of the peers that nobody named, call only .onion addresses: through the proxy, "
                                    "without one none.")});
    parser.addOption({u"offline"_s, StartText::tr("Connect to nobody.")});
    parser.addVersionOption();
    parser.addHelpOption();
}

StartOptionsOrProblem startOptions(const QCommandLineParser& parser)
{
    StartOptionsOrProblem result;
    result.options.onlyOnion = parser.isSet(u"only-onion"_s);
    result.options.online = !parser.isSet(u"offline"_s);
    for (const auto read : {readNetwork, readPeers, readProxy, readFolder}) {
        result.problem = read(parser, result.options);
        if (!result.problem.isEmpty()) break;
    }
    return result;
}

} // namespace lockstep
