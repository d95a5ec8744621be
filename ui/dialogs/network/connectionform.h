// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/connectionsettings.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QPlainTextEdit;
class QRadioButton;
class QSpinBox;

namespace lockstep::ui {

class CopyDetailsButton;
class GuardedButton;
class PlainLabel;

/// Whom Lockstep calls and by what way. What is typed counts when it is applied; then at once.
class ConnectionForm final : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionForm(Network network, QWidget* parent = nullptr);

    /// What holds now. What a person has typed and not applied yet stays.
    void setSettings(const PeerSettings& settings);
    void focusFirst(); ///< Where the peers are chosen.
    void setOverride(const QString& words); ///< What the command line decides for this run; empty: nothing.
    void showApplied(); ///< It holds now.
    void showError(const Error& error);
    bool isChanged() const; ///< Something was typed or chosen that is not applied.

    /// The proxy as it is typed, for a trial. Errors: Malformed; the field says so.
    Result<std::optional<HostPort>> proxy();

signals:
    void applied(const lockstep::PeerSettings& settings);

private:
    QWidget* makePeersCard();
    QWidget* makePublicPeersRow();
    QWidget* makeProxyCard();
    QWidget* makeOnlyOnionPart();
    void layOut();
    Result<std::vector<HostPort>> onlyPeers(); ///< The field says what is wrong.
    bool mayWantOnlyOnion() const;
    bool wantsOnlyOnion() const;
    void judge();
    void apply();

    Network m_network;
    PeerSettings m_settings;
    QRadioButton* m_own;
    QSpinBox* m_publicPeers;
    QRadioButton* m_named;
    QPlainTextEdit* m_only;
    PlainLabel* m_onlyProblem;
    QCheckBox* m_useProxy;
    QLineEdit* m_proxy;
    PlainLabel* m_proxyProblem;
    QCheckBox* m_onlyOnion;
    PlainLabel* m_onlyOnionReason;
    PlainLabel* m_override;
    PlainLabel* m_answer;
    GuardedButton* m_apply;
    CopyDetailsButton* m_copy; ///< Of an error that is the answer.
};

} // namespace lockstep::ui
