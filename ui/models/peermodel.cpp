// SPDX-License-Identifier: MIT

#include "ui/models/peermodel.h"

#include "ui/format/plain/datetext.h"
#include "ui/format/plain/numbertext.h"
#include "ui/format/plain/tooltiptext.h"
#include "ui/format/sync/estimatetext.h"
#include "ui/format/sync/networktext.h"

#include <algorithm>

namespace lockstep::ui {

namespace {

bool isNumber(int column)
{
    return column == PeerModel::HeightColumn || column == PeerModel::PingColumn || column == PeerModel::ReceivedColumn
        || column == PeerModel::SentColumn;
}

QVariant alignmentOf(int column)
{
    return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (isNumber(column) ? Qt::AlignRight : Qt::AlignLeft)));
}

QString text(const PeerInfo& peer, int column, std::int64_t now)
{
    switch (column) {
    case PeerModel::AddressColumn: return peer.address;
    case PeerModel::AgentColumn: return peer.userAgent;
    case PeerModel::ServesColumn: return servicesText(peer.servesFilters, peer.servesBlocks, peer.servesRecentBlocks);
    case PeerModel::HeightColumn: return heightText(peer.announcedHeight);
    case PeerModel::PingColumn: return pingText(peer.pingMilliseconds);
    case PeerModel::ReceivedColumn: return bytesText(peer.bytesReceived);
    case PeerModel::SentColumn: return bytesText(peer.bytesSent);
    case PeerModel::SinceColumn: return peer.connectedSince > 0 ? sinceText(peer.connectedSince, now) : QString();
    default: return {};
    }
}

} // namespace

int PeerModel::rowOf(PeerId id) const
{
    const auto found = std::ranges::find(m_peers, id, &PeerInfo::id);
    return found == m_peers.end() ? -1 : static_cast<int>(found - m_peers.begin());
}

void PeerModel::removeMissing(const QList<PeerInfo>& fresh)
{
    for (qsizetype i = m_peers.size() - 1; i >= 0; --i) {
        if (std::ranges::find(fresh, m_peers[i].id, &PeerInfo::id) != fresh.end()) continue;
        beginRemoveRows({}, static_cast<int>(i), static_cast<int>(i));
        m_peers.removeAt(i);
        endRemoveRows();
    }
}

void PeerModel::setPeers(const QList<PeerInfo>& peers, std::int64_t now)
{
    m_now = now;
    removeMissing(peers);
    for (const PeerInfo& peer : peers) {
        const int row = rowOf(peer.id);
        if (row >= 0) {
            m_peers[row] = peer;
            continue;
        }
        beginInsertRows({}, rowCount(), rowCount());
        m_peers += peer;
        endInsertRows();
    }
    if (!m_peers.isEmpty()) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const PeerInfo* PeerModel::peer(int row) const { return row >= 0 && row < rowCount() ? &m_peers[row] : nullptr; }

int PeerModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_peers.size());
}

int PeerModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant PeerModel::data(const QModelIndex& index, int role) const
{
    const PeerInfo* shown = index.isValid() ? peer(index.row()) : nullptr;
    if (!shown) return {};
    switch (role) {
    case Qt::DisplayRole: return text(*shown, index.column(), m_now);
    case Qt::AccessibleTextRole:
        return index.column() == AddressColumn ? QVariant(peerSentence(*shown, m_now)) : QVariant();
    case Qt::ToolTipRole: // it reads markup, and this comes from a peer
        return toolTipText(text(*shown, index.column(), m_now));
    case Qt::TextAlignmentRole: return alignmentOf(index.column());
    default: return {};
    }
}

QVariant PeerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return alignmentOf(section);
    if (role == Qt::ToolTipRole && section == HeightColumn)
        return tr("By its own word when it connected, or what it proved since");
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case AddressColumn: return tr("Address");
    //: Column of peers: the program a peer says it is
    case AgentColumn: return tr("Software");
    case ServesColumn: return tr("Serves");
    case HeightColumn: return tr("Height");
    case PingColumn: return tr("Ping");
    case ReceivedColumn: return tr("Received");
    case SentColumn: return tr("Sent");
    //: Column of peers: when it connected
    case SinceColumn: return tr("Since");
    default: return {};
    }
}

} // namespace lockstep::ui
