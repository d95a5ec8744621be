// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/connectionsettings.h"
#include "core/api/snapshot.h"
#include "ui/dialogs/formdialog.h"

class QLineEdit;

namespace lockstep::ui {

/// Short questions of the network window.

/// A peer to be called besides the others. It is tried first; one that does not answer may be added all the same.
class AddPeerDialog final : public FormDialog
{
    Q_OBJECT

public:
    explicit AddPeerDialog(Network network, QWidget* parent = nullptr);

    HostPort address() const; ///< After `submitted`.
    bool isTrialWanted() const; ///< False: the person knows that it did not answer, and wants it.
    void showTrial(const Result<PeerReport>& report); ///< It cannot be used now: says why.

protected:
    QString problem() override;

private:
    Network m_network;
    QLineEdit* m_address;
    QString m_tried; ///< What did not answer.
};

/// Whether a peer is not called again for a day.
class BanPeerDialog final : public FormDialog
{
    Q_OBJECT

public:
    explicit BanPeerDialog(const QString& address, QWidget* parent = nullptr);
};

/// Whether to follow a branch that undoes many blocks.
class FollowReorgDialog final : public FormDialog
{
    Q_OBJECT

public:
    explicit FollowReorgDialog(const HeldReorg& reorg, QWidget* parent = nullptr);
};

} // namespace lockstep::ui
