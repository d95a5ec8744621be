// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QAbstractTableModel>
#include <QList>

#include <cstdint>

namespace lockstep::ui {

/// The peers of the newest snapshot, in the order they came. Figures change in place: what a person chose stays chosen.
class PeerModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        AddressColumn,
        AgentColumn,
        ServesColumn,
        HeightColumn,
        PingColumn,
        ReceivedColumn,
        SentColumn,
        SinceColumn,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setPeers(const QList<PeerInfo>& peers, std::int64_t now);
    const PeerInfo* peer(int row) const; ///< nullptr: no such row.

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void removeMissing(const QList<PeerInfo>& fresh);
    int rowOf(PeerId id) const;

    QList<PeerInfo> m_peers;
    std::int64_t m_now = 0;
};

} // namespace lockstep::ui
