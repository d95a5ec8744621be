// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/connectionsettings.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace lockstep::ui {

class PlainLabel;

/// Calls a node once and says in words what answers there.
class TestConnectionCard final : public QWidget
{
    Q_OBJECT

public:
    explicit TestConnectionCard(Network network, QWidget* parent = nullptr);

    void showReport(const HostPort& address, const Result<PeerReport>& report);
    void refuse(const QString& words); ///< It was not called, and why.

signals:
    void testWanted(const lockstep::HostPort& address);

private:
    void ask();
    void say(const QString& words, bool isProblem);

    Network m_network;
    QLineEdit* m_address;
    QPushButton* m_test;
    PlainLabel* m_answer;
};

} // namespace lockstep::ui
