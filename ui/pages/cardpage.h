// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QSpacerItem;
class QVBoxLayout;

namespace lockstep::ui {

class Card;

/// A page of one card, a little above the middle; it scrolls where the window is too small for it. What is said in the
/// card or opens there moves nothing above it: the card looks for its place when the page is shown or changes its size.
class CardPage : public QWidget
{
    Q_OBJECT

public:
    explicit CardPage(QWidget* parent, int widestCard = 560);

protected:
    QVBoxLayout& column(); ///< Of the card.
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void findPlace();

    QWidget* m_page; ///< What scrolls.
    Card* m_card;
    QSpacerItem* m_above;
};

} // namespace lockstep::ui
