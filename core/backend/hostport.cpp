// SPDX-License-Identifier: MIT

#include "core/backend/hostport.h"

namespace lockstep {

namespace {

Error malformed(QStringView text) { return {Errc::Malformed, "not a host:port: " + text.toString().toStdString()}; }

} // namespace

QString HostPort::text() const
{
    const QString shown = host.contains(u':') ? u'[' + host + u']' : host;
    return shown + u':' + QString::number(port);
}

Result<HostPort> HostPort::parse(QStringView text, std::uint16_t defaultPort)
{
    text = text.trimmed();
    QStringView host = text;
    QStringView port;
    if (text.startsWith(u'[')) {
        const qsizetype end = text.indexOf(u']');
        if (end < 0) return malformed(text);
        host = text.mid(1, end - 1);
        const QStringView rest = text.mid(end + 1);
        if (!rest.isEmpty() && !rest.startsWith(u':')) return malformed(text);
        port = rest.mid(1);
        if (!rest.isEmpty() && port.isEmpty()) return malformed(text);
    } else if (text.count(u':') == 1) {
        const qsizetype colon = text.indexOf(u':');
        host = text.left(colon);
        port = text.mid(colon + 1);
        if (port.isEmpty()) return malformed(text);
    }
    if (host.isEmpty() || host.contains(u' ') || host.contains(u'/')) return malformed(text);
    if (port.isEmpty()) return HostPort{host.toString(), defaultPort};

    bool isNumber = false;
    const std::uint16_t number = port.toUShort(&isNumber);
    if (!isNumber || number == 0) return malformed(text);
    return HostPort{host.toString(), number};
}

} // namespace lockstep
