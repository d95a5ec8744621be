// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QSpacerItem;
class QTimer;
class QVBoxLayout;

namespace lockstep::ui {

class Card;

/// A page of one card, a little above the middle; it scrolls where the window is too small for it. What is said in the
/// card or opens there moves nothing above it: the card looks for its place when the page is shown or the window
/// changes its size. Where something comes or goes above the page, the card stays where it is in the window, as far as
/// it can.
class CardPage : public QWidget
{
    Q_OBJECT

public:
    explicit CardPage(QWidget* parent, int widestCard = 560);

protected:
    QVBoxLayout& column(); ///< Of the card.
    void keepRoomAbove(int height) { m_roomAbove = height; } ///< For what may come there; else only what is left over.
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void findPlace();
    void measurePlace();
    void takePlace();
    int top() const;

    QWidget* m_page; ///< What scrolls.
    Card* m_card;
    QSpacerItem* m_above;
    QTimer* m_finding;
    QMargins m_margins; ///< Around it all.
    int m_roomAbove = 0;
    int m_place = 0; ///< Of the card, in the window.
    int m_topThen = 0; ///< Of the page, as the card found its place.
    QSize m_foundAt; ///< How wide the page was, and where it ended.
};

} // namespace lockstep::ui
